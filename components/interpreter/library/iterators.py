"""`itertools`: the real iterators, over what ticks at each item, so that none of them is endless for the clock."""

import itertools
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .builtin import weighing
from .entry import module, owned
from .making import late_callback

if TYPE_CHECKING:
    from ..running import Running


def accumulate(run: "Running", iterable: object, func: object = None, *, initial: Any = None) -> Iterator[Any]:
    """`accumulate(...)`; without a function, it adds by the run's own operator."""
    call = run.callback(func) if func is not None else lambda total, item: run.operate(operator.add, total, item)
    return itertools.accumulate(run.iterate(iterable), call, initial=initial)


def chain(run: "Running", *iterables: object) -> Iterator[Any]:
    """`chain(...)`, which asks each iterable when its turn comes."""
    return itertools.chain.from_iterable(map(run.iterate, iterables))


def chain_from_iterable(run: "Running", iterables: object, /) -> Iterator[Any]:
    """`chain.from_iterable(...)`, whose iterables may be without an end."""
    return itertools.chain.from_iterable(map(run.iterate, run.iterate(iterables)))


def chosen(kind: Any) -> Callable[..., Any]:
    """Combinations or permutations: these hold a place for each that is taken."""

    def make(run: "Running", iterable: Any, r: Any = None):
        pool = tuple(run.bounded(iterable))
        if isinstance(r, int) and r > 0:
            limits.check_items(r)
            growth.take_items(run, r)
        if r is None and kind is not itertools.permutations:
            return kind(pool)  # raises Python's own TypeError
        return kind(pool, r)

    return make


def product(run: "Running", *iterables: object, repeat: Any = 1) -> Iterator[Any]:
    """`product(...)`, whose pools are counted before. Raises: LimitReached for too many places."""
    pools = [tuple(run.bounded(iterable)) for iterable in iterables]
    if isinstance(repeat, int) and repeat > 0:
        limits.check_items(repeat * len(pools))
        growth.take_items(run, repeat * len(pools))
    return itertools.product(*pools, repeat=repeat)


def compress(run: "Running", data: object, selectors: object) -> Iterator[Any]:
    """`compress(...)`; what may be endless ticks at each item."""
    return itertools.compress(run.iterate(data), run.iterate(selectors))


def cycle(run: "Running", iterable: object, /) -> Iterator[Any]:
    """`cycle(...)`, which keeps what it goes through: each item is counted."""
    return itertools.cycle(run.bounded(iterable))


def selecting(kind: Callable[..., Any]) -> Callable[..., Any]:
    """`dropwhile`, `takewhile` or `filterfalse`."""

    def make(run: "Running", predicate: Any, iterable: Any, /):
        asked = predicate if predicate is None else late_callback(run, predicate)
        return kind(asked, run.iterate(iterable))

    return make


def groupby(run: "Running", iterable: object, key: object = None) -> Iterator[Any]:
    """`groupby(...)`, whose keys are looked at before Python compares them."""
    return itertools.groupby(
        run.iterate(iterable), weighing(run.callback(key) if key is not None else lambda item: item)
    )


def islice(run: "Running", iterable: object, /, *bounds: Any) -> Iterator[Any]:
    """`islice(...)`; what may be endless ticks at each item, also at those that are left out."""
    return itertools.islice(run.iterate(iterable), *bounds)


def pairwise(run: "Running", iterable: object, /) -> Iterator[Any]:
    """`pairwise(...)`; what may be endless ticks at each item."""
    return itertools.pairwise(run.iterate(iterable))


def starmap(run: "Running", function: object, iterable: object, /) -> Iterator[Any]:
    """`starmap(...)`; what cannot be called is told at the first item, as in Python."""
    return itertools.starmap(late_callback(run, function), (tuple(run.bounded(item)) for item in run.iterate(iterable)))


def tee(run: "Running", iterable: object, n: Any = 2, /) -> tuple[Any, ...]:
    """`tee(...)`: each item that is kept is counted. Raises: LimitReached for too many iterators."""
    if isinstance(n, int):
        limits.check_items(n)
        growth.take_items(run, growth.OBJECT * max(n, 0))
    return itertools.tee(run.bounded(iterable), n)


def zip_longest(run: "Running", *iterables: object, fillvalue: object = None) -> Iterator[Any]:
    """`zip_longest(...)`; what may be endless ticks at each item."""
    return itertools.zip_longest(*map(run.iterate, iterables), fillvalue=fillvalue)


TYPES = {
    itertools.accumulate: accumulate,
    itertools.chain: chain,
    itertools.combinations: chosen(itertools.combinations),
    itertools.combinations_with_replacement: chosen(itertools.combinations_with_replacement),
    itertools.permutations: chosen(itertools.permutations),
    itertools.product: product,
    itertools.compress: compress,
    itertools.count: lambda run, *args, **kwargs: itertools.count(*args, **kwargs),
    itertools.cycle: cycle,
    itertools.repeat: lambda run, *args, **kwargs: itertools.repeat(*args, **kwargs),
    itertools.dropwhile: selecting(itertools.dropwhile),
    itertools.takewhile: selecting(itertools.takewhile),
    itertools.filterfalse: selecting(itertools.filterfalse),
    itertools.groupby: groupby,
    itertools.islice: islice,
    itertools.pairwise: pairwise,
    itertools.starmap: starmap,
    itertools.zip_longest: zip_longest,
}
CLASS_METHODS = {(itertools.chain, "from_iterable"): chain_from_iterable}
ITERTOOLS = module("itertools", {kind.__name__: kind for kind in TYPES}, owned("itertools", tee))
