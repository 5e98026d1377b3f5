"""torch.utils.data: torch's own data sets and loaders, in the run's own thread and with its own random numbers."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.utils import data

from .. import limits
from ..entries import Function
from ..library import growth
from ..library.entry import worded
from . import modules
from .modules import given, refused

if TYPE_CHECKING:
    from ..running import Running

DATA_SETS = (data.Dataset, data.IterableDataset, data.TensorDataset, data.Subset, data.ConcatDataset)
SAMPLERS = tuple(
    getattr(data, name)
    for name in "Sampler SequentialSampler RandomSampler SubsetRandomSampler WeightedRandomSampler BatchSampler".split()
)
BASES = frozenset({data.Dataset, data.IterableDataset, data.Sampler})
ATTRIBUTES_OF = {
    data.TensorDataset: {"tensors"},
    data.Subset: {"dataset", "indices"},
    data.ConcatDataset: {"datasets", "cumulative_sizes"},
    data.DataLoader: {"dataset", "batch_size", "sampler", "batch_sampler", "drop_last", "num_workers", "generator"},
}
# Torch asks these for items by number, or goes through them; none of them is endless by itself.
SOURCES = (list, tuple, range, str, dict, torch.Tensor, int, float, bool, type(None))
SETTINGS = "batch_size shuffle sampler batch_sampler num_workers collate_fn pin_memory drop_last timeout".split()
# They say how the same batches come sooner.
HOW = frozenset("num_workers pin_memory timeout prefetch_factor persistent_workers pin_memory_device in_order".split())
END = object()


def source(run: "Running", value: Any) -> Any:
    """What a loader may take its items from. Raises: Refused."""
    if type(value) in SOURCES or isinstance(value, (*DATA_SETS, *SAMPLERS)) or type(value) in run.classes:
        return value
    raise refused("A DataLoader takes a Dataset, a list or a tensor here.", "Write `TensorDataset(X, y)`.")


def make_set(kind: type) -> Callable[..., Any]:
    """What calling this kind of data set does, with the run as its first argument."""

    def make_one(run: "Running", *args: Any, **kwargs: Any):
        run.room.take_items(modules.MODULE)
        if kind is data.TensorDataset:
            return kind(*given(run, args), **kwargs)
        if kind is data.ConcatDataset:
            return worded(joined, kind)(run, *args, **kwargs)
        first = tuple([source(run, value) for value in args[:1]])
        return kind(*first, *given(run, args[1:]), **given(run, kwargs))

    return worded(make_one, kind)


def joined(run: "Running", datasets: object) -> data.ConcatDataset:
    """`ConcatDataset([...])`, with every iterable as a list."""
    return data.ConcatDataset([source(run, one) for one in run.bounded(datasets)])


def make_sampler(kind: type) -> Callable[..., Any]:
    """What calling this kind of sampler does, with the run as its first argument."""

    def make_one(run: "Running", *args: Any, **kwargs: Any):
        run.room.take_items(modules.MODULE)
        if kind is data.BatchSampler:
            check_batch(kwargs.get("batch_size", args[1] if len(args) > 1 else None))
        first = tuple([source(run, value) for value in args[:1]])
        return kind(*first, *given(run, args[1:]), **given(run, kwargs))

    return worded(make_one, kind)


def check_batch(size: object) -> None:
    """Raises LimitReached for a batch that would be too long a list, which torch fills without a look at the clock."""
    if isinstance(size, int):
        limits.check_items(size)


def make_loader(run: "Running", dataset: object, *args: Any, **kwargs: Any) -> data.DataLoader:
    """`DataLoader(...)`."""
    run.room.take_items(modules.MODULE)
    options = dict(zip(SETTINGS, args, strict=False)) | kwargs
    if options.get("worker_init_fn") is not None:
        raise refused("A DataLoader here loads in the run's own thread.", "Leave `worker_init_fn` out.")
    check_batch(options.get("batch_size"))
    for name in ("sampler", "batch_sampler"):
        if options.get(name) is not None:
            options[name] = source(run, options[name])
    plain = {name: options[name] for name in options.keys() - HOW - {"collate_fn", "sampler", "batch_sampler"}}
    given(run, plain)
    loader = data.DataLoader(source(run, dataset), **{name: options[name] for name in options if name not in HOW})
    loader.collate_fn = collating(run, loader.collate_fn, options.get("collate_fn"))
    return loader


def collating(run: "Running", default: Callable[..., Any], own: object) -> Callable[..., Any]:
    """What makes a batch of items: the program's own function, or torch's, which goes through all levels."""
    if own is not None:
        return run.callback(own)

    def collate(items: Any):
        growth.check_work(items)
        return default(items)

    return collate


def batches(run: "Running", loader: Any) -> Iterator[Any]:
    """What a loop over a loader or a sampler goes through."""
    iterator = run.door.perform(run.node, "iterate", type(loader).__iter__, (loader,))
    while True:
        run.tick()
        batch = run.door.perform(run.node, "iterate", lambda: next(iterator, END), ())
        if batch is END:
            return
        yield batch


def items(run: "Running", dataset: data.Dataset) -> Iterator[Any]:
    """What a loop over a data set goes through, which has numbers and no end of its own."""
    number = 0
    while True:
        run.tick()
        try:
            item = run.get_item(dataset, number)
        except IndexError:
            return
        yield item
        number += 1


def iterator_of(run: "Running", value: Any) -> Iterator[Any] | None:
    """An iterator over a loader or a data set; None for anything else."""
    if type(value) is data.DataLoader or type(value) in SAMPLERS:
        return batches(run, value)
    if isinstance(value, data.Dataset) and not hasattr(type(value), "__iter__"):
        return items(run, value)
    return None


def random_split(run: "Running", dataset: Any, lengths: object, generator: Any = None) -> list[Any]:
    """`random_split(points, [80, 20])`, which shuffles with the run's random numbers."""
    # A program's own data set may say another length each time that it is asked.
    count = len(source(run, dataset))
    limits.check_elements(count)
    own = given(run, (list(run.bounded(lengths)),))
    rows: Any = range(count)
    parts = data.random_split(rows, *own, generator=generator or run.operators.sources.cpu)
    for part in parts:
        part.dataset = dataset
    return parts


def default_collate(run: "Running", batch: Any) -> object:
    """`default_collate([...])`, where torch would go through all levels."""
    growth.check_work(batch)
    return data.default_collate(batch)


def default_convert(run: "Running", value: Any) -> object:
    """`default_convert(value)`, where torch would go through all levels."""
    growth.check_work(value)
    if not isinstance(value, np.ndarray):
        given(run, (value,))
    return data.default_convert(value)


# Their names are no torch.NAME: what goes by that name takes no instance of a program's own class.
FUNCTIONS = {
    call.__name__: Function(f"data.{call.__name__}", worded(call, getattr(data, call.__name__)), owned=True)
    for call in (random_split, default_collate, default_convert)
}
OWN_TYPES = {
    **{kind: make_set(kind) for kind in DATA_SETS},
    **{kind: make_sampler(kind) for kind in SAMPLERS},
    data.DataLoader: worded(make_loader, data.DataLoader),
}
MEMBERS = {**{kind.__name__: kind for kind in (*DATA_SETS, *SAMPLERS, data.DataLoader)}, **FUNCTIONS}
