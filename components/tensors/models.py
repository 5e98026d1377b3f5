"""Models, optimizers, loaders and dicts of tensors as tables, read at once from where torch keeps what they are.

Nothing of the program is run to tell them, and nothing of what they hold is kept.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import cast

import torch
from torch import nn
from torch.optim import Optimizer
from torch.utils import data

from components.interpreter import collating

from .describe import sentence_number
from .objects import attributes_of, shortened, shown
from .sentences import TABLES, counted
from .values import has_values, is_array

MOST_ROWS = 12
DEEPEST = 3  # names between dots
MOST_LISTED = 4  # parameters of one layer, settings of one group
MOST_VISITED = 10_000  # values of a dict
LONGEST_KEY = 48
FROM_TO = (
    ("in_features", "out_features"),
    ("in_channels", "out_channels"),
    ("num_embeddings", "embedding_dim"),
    ("input_size", "hidden_size"),
)
SETTINGS = ("num_features", "normalized_shape", "kernel_size", "p")
Parameters = list[tuple[str, torch.Tensor]]


@dataclass(frozen=True)
class Table:
    """A value in rows of texts, each as long as `headers`, and in a sentence; there may be no rows to show."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str


def table_of(name: str, value: object) -> Table | None:
    """The table of a model, an optimizer, a loader or a dict of tensors; None for anything else."""
    # By its type alone: asked for its class, a value could answer with code of its own.
    kind = type(value)
    if issubclass(kind, nn.Module):
        return of_model(name, cast(nn.Module, value))
    if issubclass(kind, Optimizer):
        return of_optimizer(name, cast(Optimizer, value))
    if kind is data.DataLoader:
        return of_loader(name, cast(data.DataLoader, value))
    return of_dict(name, cast(dict, value)) if kind in (dict, OrderedDict) else None


def bounded(rows: list[tuple[str, ...]], total: int) -> tuple[tuple[str, ...], ...]:
    """The first rows, and one that says how many of the total are left out."""
    left = total - MOST_ROWS
    more = [(TABLES["more"].format(number=f"{left:,}"), *[""] * (len(rows[0]) - 1))] if left > 0 else []
    return (*rows[:MOST_ROWS], *more)


# --- a model


def of_model(name: str, model: nn.Module) -> Table:
    """The table of a model's layers."""
    found = [*layers(model)]
    everything = {id(each): each for *_, inside in found for _, each in inside}
    kind = shortened(type(model).__name__)
    if not everything and len(found) == 1:
        return Table((), (), TABLES["no parameters"].format(name=name, kind=kind))
    has_gradients = any(each.grad is not None for each in everything.values())
    headers = TABLES["columns of a model"] if has_gradients else TABLES["columns of a model"][:-1]
    rows = [row(*layer)[: len(headers)] for layer in found[:MOST_ROWS]]
    total = numbers(everything.values())
    shared = total < sum(numbers(each for _, each in inside) for *_, inside in found)
    is_alone = len(found) == 1 and found[0][1] is model
    own = counted(
        TABLES["own parameters"],
        len(everything),
        numbers=counted(TABLES["numbers"], total),
        shared=TABLES["shared"] if shared else "",
    )
    gaps = {"name": name, "kind": kind, "parameters": own}
    said = [TABLES["layer"].format(**gaps) if is_alone else counted(TABLES["model"], len(found), **gaps)]
    if has_gradients:
        said.append(TABLES["size of a gradient"])
    return Table(headers, bounded(rows, len(found)), " ".join(said))


def layers(model: nn.Module) -> Iterator[tuple[str, nn.Module, Parameters]]:
    """What has parameters of its own or nothing inside, once each, with its name as in `named_modules`.

    What lies deeper than `DEEPEST` names is told with the module that it is in.
    """
    seen: set[int] = set()
    waiting: list[tuple[tuple[str, ...], nn.Module]] = [((), model)]
    while waiting:
        path, module = waiting.pop()
        if id(module) in seen:
            continue
        seen.add(id(module))
        inside, own = children(module), parameters(module)
        if len(path) == DEEPEST and inside:
            yield ".".join(path), module, [*own, *deeper(inside, seen)]
            continue
        if own or not inside:
            yield ".".join(path), module, own
        waiting.extend(((*path, key), child) for key, child in reversed(inside))


def deeper(waiting: list[tuple[str, nn.Module]], seen: set[int]) -> Parameters:
    """The parameters of modules and of all in them that are not `seen` yet."""
    found = []
    while waiting:
        _, module = waiting.pop(0)
        if id(module) not in seen:
            seen.add(id(module))
            found.extend(parameters(module))
            waiting = children(module) + waiting
    return found


def children(module: nn.Module) -> list[tuple[str, nn.Module]]:
    """The layers of a model that have parameters or are what it is made of."""
    found = attributes_of(module).get("_modules") or {}
    return [(shortened(str(key)), child) for key, child in found.items() if child is not None]


def parameters(module: nn.Module) -> Parameters:
    """How many parameters a model has, and how many numbers."""
    found = attributes_of(module).get("_parameters") or {}
    return [(shortened(str(key)), each) for key, each in found.items() if each is not None]


def row(path: str, layer: nn.Module, inside: Parameters) -> tuple[str, ...]:
    """A layer's row."""
    gradients = [(key, each.grad) for key, each in inside if each.grad is not None]
    shapes = [f"{key} {tuple(each.shape)}" for key, each in inside]
    sizes = [f"{key} {norm([each])}" for key, each in gradients]
    if len(inside) > MOST_LISTED:
        shapes = [TABLES["parameters of a layer"].format(number=f"{len(inside):,}")]
        sizes = [TABLES["norm of all"].format(norm=norm([each for _, each in gradients]))] if gradients else []
    return (
        path or TABLES["itself"],
        about_layer(layer),
        ", ".join(shapes),
        f"{numbers(each for _, each in inside):,}",
        (", ".join(sizes)),
    )


def about_layer(layer: nn.Module) -> str:
    """ "Linear(1 -> 32)", from plain numbers that lie in the layer."""
    own = attributes_of(layer)
    sizes = [f"{own[one]} -> {own[other]}" for one, other in FROM_TO if is_plain(own.get(one), own.get(other))]
    sizes += [f"{name} = {own[name]}" for name in SETTINGS if is_plain(own.get(name))]
    kind = shortened(type(layer).__name__)
    return f"{kind}({shortened(', '.join(sizes), 60)})" if sizes else kind


def is_plain(*values: object) -> bool:
    """Whether all are numbers, or tuples of some."""
    lists = [value[:9] if type(value) is tuple or type(value) is torch.Size else (value,) for value in values]
    parts = [part for some in lists for part in some]
    return 0 < len(parts) < 9 and all((type(part) is int or type(part) is float) and abs(part) < 1e12 for part in parts)


def numbers(tensors: Iterable[torch.Tensor]) -> int:
    """How many numbers are in the tensors."""
    return sum(each.numel() for each in tensors)


def norm(tensors: list[torch.Tensor]) -> str:
    """The norm of all numbers of the tensors together."""
    if not all(map(has_values, tensors)):
        return TABLES["unknown"]
    return sentence_number(torch.stack([each.detach().double().norm() for each in tensors]).norm().item())


# --- an optimizer


def of_optimizer(name: str, optimizer: Optimizer) -> Table:
    """The table of an optimizer's groups."""
    groups = attributes_of(optimizer)["param_groups"]
    rows = [
        (str(place), settings(group), f"{len(group['params']):,}", f"{numbers(group['params']):,}")
        for place, group in enumerate(groups[:MOST_ROWS])
    ]
    said = TABLES["optimizer of groups" if len(groups) > 1 else "optimizer"].format(
        name=name,
        kind=type(optimizer).__name__,
        parameters=counted(TABLES["parameters"], sum(len(group["params"]) for group in groups)),
        numbers=counted(TABLES["numbers"], numbers(each for group in groups for each in group["params"])),
        groups=f"{len(groups):,}",
    )
    return Table(TABLES["columns of an optimizer"], bounded(rows, len(groups)), said)


def settings(group: dict) -> str:
    """The learning rate, and whatever else is a number that is not 0."""
    found = {key: each for key, each in group.items() if type(key) is str}
    told = [
        f"{shortened(key)} = {each}" for key, each in found.items() if is_plain(each) and (each != 0 or key == "lr")
    ]
    rate = found.get("lr")
    if type(rate) is torch.Tensor and rate.numel() == 1 and has_values(rate):
        told.insert(0, f"lr = {sentence_number(rate.item())}")
    return ", ".join(told[:MOST_LISTED])


# --- a loader


def of_loader(name: str, loader: data.DataLoader) -> Table:
    """The table of a loader's batch."""
    own = attributes_of(loader)
    dataset, batches = own["dataset"], own["batch_sampler"]
    if batches is None:
        items = drawn(own["sampler"], dataset)
        return Table((), (), TABLES["one by one"].format(name=name, items=items_of(items)))
    if type(batches) is not data.BatchSampler or type(batches.batch_size) is not int:
        return Table((), (), TABLES["picked batches"].format(name=name))
    size, items = batches.batch_size, drawn(batches.sampler, dataset)
    dealt = in_batches(items, size, batches.drop_last)
    said = TABLES["in batches"].format(name=name, items=items_of(items), batches=dealt)
    if type(batches.sampler) is data.RandomSampler:
        said = f"{said} {TABLES['new order']}"
    collates = own["collate_fn"]
    is_torchs = type(collates) is FunctionType and collates.__module__ == collating.__module__
    most = items if items is not None and not batches.drop_last else size
    has_batches = items is None or items >= (size if batches.drop_last else 1)
    if type(dataset) is not data.TensorDataset or not is_torchs or not has_batches:
        return Table((), (), said)
    rows = [
        (str(place), str((min(most, size), *each.shape[1:])), str(each.dtype))
        for place, each in enumerate(dataset.tensors[:MOST_ROWS])
    ]
    return Table(TABLES["columns of a batch"], bounded(rows, len(dataset.tensors)), said)


def items_of(items: int | None) -> str:
    """How many items there are, in words."""
    return TABLES["its items"] if items is None else counted(TABLES["items"], items)


def in_batches(items: int | None, size: int, drops: bool) -> str:
    """Into how many batches they are dealt, in words."""
    if items is None:
        return TABLES["some batches"].format(size=f"{size:,}")
    number, rest = divmod(items, size)
    gaps = {"size": f"{size:,}", "rest": f"{rest:,}"}
    if drops or not rest:
        return counted(TABLES["full batches and a rest" if rest else "full batches"], number, **gaps)
    if items < size:
        return TABLES["small batch"].format(items=f"{items:,}")
    return TABLES["small last batch"].format(number=f"{number + 1:,}", **gaps)


def drawn(sampler: object, dataset: object) -> int | None:
    """How many items a sampler of torch's own deals out; None for any other."""
    own, kind = attributes_of(sampler), type(sampler)
    if kind is data.WeightedRandomSampler:
        return whole(own["num_samples"])
    if kind is data.SubsetRandomSampler:
        return length(own["indices"])
    if kind is data.RandomSampler and own["_num_samples"] is not None:
        return whole(own["_num_samples"])
    of_all = kind in (data.SequentialSampler, data.RandomSampler) and own["data_source"] is dataset
    return length(dataset) if of_all else None


def length(items: object) -> int | None:
    """How many there are in torch's own data sets and Python's own lists; None for any other."""
    if type(items) is torch.Tensor:
        return items.shape[0] if items.ndim else None
    if type(items) is list or type(items) is tuple or type(items) is range:
        return len(items)
    if type(items) is data.TensorDataset:
        return items.tensors[0].shape[0]
    if type(items) is data.Subset:
        return length(items.indices)
    return whole(items.cumulative_sizes[-1]) if type(items) is data.ConcatDataset else None


def whole(number: object) -> int | None:
    """A number as a whole one, None if it is none."""
    return number if type(number) is int else None


# --- a dict of tensors


def of_dict(name: str, value: dict) -> Table | None:
    """The table of a dict with tensors and nothing else, also in dicts in it; None for any other."""
    rows: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], object]] = [((), value)]
    visited = 0
    while waiting:
        path, part = waiting.pop()
        visited += 1
        if (type(part) is dict or type(part) is OrderedDict) and len(path) < DEEPEST:
            if visited + len(waiting) + len(part) > MOST_VISITED:
                return None
            waiting.extend(((*path, key_text(key)), each) for key, each in reversed(part.items()))
        elif is_array(part):
            rows.append((".".join(path), str(tuple(part.shape)), str(part.dtype)))
        else:
            return None
    if not rows:
        return None
    kinds = {"tensors" if dtype.startswith("torch.") else "arrays" for *_, dtype in rows}
    kind = kinds.pop() if len(kinds) == 1 else "both"
    said = counted(TABLES[f"dict of {kind}"], len(rows), name=name)
    return Table(TABLES["columns of a dict"], bounded(rows, len(rows)), said)


def key_text(key: object) -> str:
    """A key of a dict as the table has it."""
    return shortened(key, LONGEST_KEY) if type(key) is str else shown(key)
