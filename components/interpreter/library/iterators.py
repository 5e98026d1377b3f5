"""`itertools`: the real iterators, over what ticks at each item, so that none of them is endless for the clock."""

import itertools
import operator

from .. import limits
from . import growth
from .builtin import weighing
from .entry import module, owned
from .making import late_callback


def accumulate(run, iterable, func=None, *, initial=None):
    call = run.callback(func) if func is not None else lambda total, item: run.operate(operator.add, total, item)
    return itertools.accumulate(run.iterate(iterable), call, initial=initial)


def chain(run, *iterables):
    return itertools.chain.from_iterable(map(run.iterate, iterables))


def chain_from_iterable(run, iterables, /):
    return itertools.chain.from_iterable(map(run.iterate, run.iterate(iterables)))


def chosen(kind):
    """Combinations or permutations: these hold a place for each that is taken."""

    def make(run, iterable, r=None):
        pool = tuple(run.bounded(iterable))
        if isinstance(r, int) and r > 0:
            limits.check_items(r)
            growth.take_items(run, r)
        if r is None and kind is not itertools.permutations:
            return kind(pool)  # raises Python's own TypeError
        return kind(pool, r)

    return make


def product(run, *iterables, repeat=1):
    pools = [tuple(run.bounded(iterable)) for iterable in iterables]
    if isinstance(repeat, int) and repeat > 0:
        limits.check_items(repeat * len(pools))
        growth.take_items(run, repeat * len(pools))
    return itertools.product(*pools, repeat=repeat)


def compress(run, data, selectors):
    return itertools.compress(run.iterate(data), run.iterate(selectors))


def cycle(run, iterable, /):
    return itertools.cycle(run.bounded(iterable))


def selecting(kind):
    """`dropwhile`, `takewhile` or `filterfalse`."""

    def make(run, predicate, iterable, /):
        asked = predicate if predicate is None else late_callback(run, predicate)
        return kind(asked, run.iterate(iterable))

    return make


def groupby(run, iterable, key=None):
    return itertools.groupby(
        run.iterate(iterable), weighing(run.callback(key) if key is not None else lambda item: item)
    )


def islice(run, iterable, /, *bounds):
    return itertools.islice(run.iterate(iterable), *bounds)


def pairwise(run, iterable, /):
    return itertools.pairwise(run.iterate(iterable))


def starmap(run, function, iterable, /):
    return itertools.starmap(late_callback(run, function), (tuple(run.bounded(item)) for item in run.iterate(iterable)))


def tee(run, iterable, n=2, /):
    if isinstance(n, int):
        limits.check_items(n)
        growth.take_items(run, growth.OBJECT * max(n, 0))
    return itertools.tee(run.bounded(iterable), n)


def zip_longest(run, *iterables, fillvalue=None):
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
