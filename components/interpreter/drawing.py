"""numpy's random numbers: of the run's own source, and of generators that the program makes."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from . import array_sizes, arrays, limits
from .library import entry
from .limits import LimitReached
from .room import SOURCE

if TYPE_CHECKING:
    from .running import Running

# Where each of numpy's drawing functions takes its size; None where all arguments are the size.
SIZE_AT = {
    **dict.fromkeys(("random", "random_sample", "standard_normal", "standard_exponential"), 0),
    **dict.fromkeys(("exponential", "poisson"), 1),
    **dict.fromkeys(("normal", "uniform", "laplace", "lognormal", "binomial"), 2),
}
OF_STATES = SIZE_AT | {"rand": None, "randn": None, "randint": 2}
OF_GENERATORS = {name: place for name, place in SIZE_AT.items() if name != "random_sample"} | {"integers": 2}


def drawn(name: str, place: int | None) -> Callable[..., Any]:
    """The method of that name of a source of random numbers, its size told before."""

    def draw(run: "Running", source: Any, /, *args: Any, **kwargs: Any):
        size = kwargs.get("size", args if place is None else args[place] if len(args) > place else None)
        others = [value for at, value in enumerate(args) if place is not None and at != place]
        given = (*others, *(value for key, value in kwargs.items() if key not in ("size", "dtype")))
        check_numbers(given)
        limits.check_elements(told(name, size, given))
        return getattr(source, name)(*args, **kwargs)

    return draw


def told(name: str, size: Any, others: tuple[Any, ...]) -> int:
    """The elements that a drawing function makes."""
    if size is not None:
        sides = size if isinstance(size, (tuple, list)) else (size,)
        if not all(isinstance(side, (int, np.integer)) for side in sides):
            raise LimitReached(f"numpy.random.{name} takes its size here as whole numbers, as in (2, 3).")
        return math.prod(map(int, sides))
    try:
        return arrays.broadcast_size(*others)
    except ValueError:
        return 0  # Such arguments numpy refuses with its own words.


def check_numbers(values: tuple[Any, ...]) -> None:
    """Raises LimitReached for anything but numbers, arrays, and lists of them."""
    waiting, seen = list(values), set()
    while waiting:
        one = waiting.pop()
        if type(one) in (list, tuple):
            if id(one) not in seen and not limits.NUMBERS.issuperset(map(type, one)):
                waiting.extend(one)
            seen.add(id(one))
        elif type(one) not in limits.NUMBERS and not isinstance(one, (range, np.ndarray, np.number, np.bool_)):
            raise LimitReached(
                "numpy draws here with numbers, lists of numbers and arrays. Of others, draw the places."
            )


def choice(run: "Running", source: Any, /, a: Any, size: Any = None, *how: Any, **options: Any) -> Any:
    """`choice(a, size, replace, p, axis)`, its size told before. Raises: what numpy raises, LimitReached."""
    given = dict(zip(("replace", "p", "axis"), how, strict=False)) | options
    axis = given.get("axis", 0)
    check_numbers((a, given.get("p")))
    limits.check_elements(int(a) if isinstance(a, (int, np.integer)) else 0)
    drawn_pieces = told("choice", () if size is None else size, ())
    limits.check_elements(drawn_pieces * (array_sizes.count(a) if axis else math.prod(np.shape(a)[1:])))
    return source.choice(a, size, *how, **options)


def permutation(
    run: "Running", source: np.random.RandomState | np.random.Generator, /, x: Any, **options: Any
) -> np.ndarray:
    """`permutation(x)`: a new array of what is in `x`, or of the numbers below it. Raises: LimitReached."""
    check_numbers((x,))
    limits.check_elements(int(x) if isinstance(x, (int, np.integer)) else 0)
    return source.permutation(x, **options)


def shuffle(run: "Running", source: np.random.RandomState | np.random.Generator, /, x: Any, **options: Any) -> None:
    """`shuffle(x)`, in its place. Raises: LimitReached for anything but a list or an array."""
    if type(x) not in (list, np.ndarray):
        raise LimitReached("A list or an array is shuffled here.")
    source.shuffle(x, **options)


def multivariate_normal(
    run: "Running",
    source: np.random.RandomState | np.random.Generator,
    /,
    mean: Any,
    cov: Any,
    size: Any = None,
    **options: Any,
) -> np.ndarray:
    """`multivariate_normal(...)`. Raises: LimitReached for too large a `cov`, or for too many numbers."""
    check_numbers((mean, cov))
    limits.check_effort(array_sizes.count(cov) * len(np.atleast_1d(cov)))
    limits.check_elements(told("multivariate_normal", () if size is None else size, ()) * array_sizes.count(mean))
    return source.multivariate_normal(mean, cov, size, **options)


def seed(run: "Running", source: np.random.RandomState, /, seed: Any = None) -> None:
    """`seed(...)`: what the source draws begins anew."""
    check_numbers((seed,))
    source.seed(seed)


def maker(kind: Callable[..., Any]) -> Callable[..., Any]:
    """A function that makes a source of random numbers."""

    def make(run: "Running", seed: Any = None):
        if isinstance(seed, np.random.Generator):
            return kind(seed)
        check_numbers((seed,))
        run.room.take_items(SOURCE)
        return kind(seed)

    return make


def of_run(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method as a function of np.random, which draws from the run's own source."""
    return lambda run, /, *args, **kwargs: method(run, run.random_state, *args, **kwargs)


COMMON = {
    "choice": choice,
    "permutation": permutation,
    "shuffle": shuffle,
    "multivariate_normal": multivariate_normal,
}
STATES = {**{name: drawn(name, place) for name, place in OF_STATES.items()}, **COMMON, "seed": seed}
GENERATORS = {**{name: drawn(name, place) for name, place in OF_GENERATORS.items()}, **COMMON}


def worded(call: Callable[..., Any], make_source: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The method, which tells of too few or too many arguments in numpy's own words."""
    return entry.worded(call, lambda source, *args, **kwargs: getattr(make_source(0), name)(*args, **kwargs))


STATES = {name: worded(call, np.random.RandomState, name) for name, call in STATES.items()}
GENERATORS = {name: worded(call, np.random.default_rng, name) for name, call in GENERATORS.items()}
METHODS = {
    **{(np.random.RandomState, name): call for name, call in STATES.items()},
    **{(np.random.Generator, name): call for name, call in GENERATORS.items()},
}
FUNCTIONS = {**{name: of_run(call) for name, call in STATES.items()}, "default_rng": maker(np.random.default_rng)}
TYPES = {"RandomState": np.random.RandomState, "Generator": np.random.Generator}
OWN_TYPES = {np.random.RandomState: maker(np.random.RandomState)}
