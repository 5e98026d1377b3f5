"""The allow-list: nothing on it reaches outside, and everything on it does what it does in Python."""

import functools
import re
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import numpy as np
import pytest
import torch

from components.interpreter import library, run, vocabulary
from components.interpreter.attributes import members_of
from components.interpreter.entries import Function, Module
from tests.interpreter.real_python import RealPython

pytestmark = pytest.mark.filterwarnings("ignore")

SEED = "seeded = torch.manual_seed(0); "
FLOATS, INTEGERS, TRUTHS = "tensor([[1.5, -2.0], [0.25, 3.0]])", "tensor([3, 1, 2])", "tensor([True, False])"
SCALAR, COMPLEX, EMPTY, CUBE = "tensor(2.5)", "tensor([1+2j, 3-1j])", "torch.zeros(0, 3)", "torch.rand(2, 3, 4)"
GRADIENTS = "torch.ones(2, 2).requires_grad_()"
VALUES = (FLOATS, INTEGERS, TRUTHS, SCALAR, COMPLEX, EMPTY, CUBE, GRADIENTS)
ARGUMENTS = (
    *("", *VALUES, "5", "(2, 3)", "[1.5, 2.5]", "'a'", "2, 3"),
    *(f"{FLOATS}, {FLOATS}", f"{FLOATS}, 1", f"{FLOATS}, 0.5", f"{INTEGERS}, {INTEGERS}", f"{FLOATS}, dim=0"),
    *(f"[{FLOATS}, {FLOATS}]", f"{FLOATS}, {FLOATS}, {FLOATS}", f"{FLOATS}, foo=1"),
)
OF_METHODS = (
    *("0", "1", "0.5", "(0, 1)", "1, 0", "dim=0", "torch.float64", "'cpu'", "[0, 1]", FLOATS, INTEGERS),
    *(f"{FLOATS}, {FLOATS}", "0, tensor([0, 1])", "0, tensor([[0, 1], [1, 0]]), 2.0"),
)
OTHERS = {
    np.ndarray: "np.array([[1.5, 2.0], [0.5, -1.0]])",
    torch.Size: "torch.Size([2, 3])",
    torch.dtype: "torch.float32",
    torch.device: "torch.device('cpu')",
    torch.finfo: "torch.finfo(torch.float32)",
    torch.iinfo: "torch.iinfo(torch.int8)",
    list: "[3, 1, 2]",
    tuple: "(1, 2)",
    int: "(5)",
    float: "(2.5)",
    complex: "(1+2j)",
}
# numpy asks tensors for sizes in an order of its own, and resize_ takes fewer forms here.
# Python itself does not repeat these: uninitialised memory, seeds of the process, sums that depend on alignment.
# So are the order of a set of tensors, numbers of one's own for what hash and id give, and classmethod(5), which makes
# what nothing can be done with and is refused here.
UNREPEATABLE = re.compile(
    r"^(id|hash|set|frozenset|classmethod|staticmethod)\(|empty|set_printoptions|data_ptr|Tensor\((\d|torch\.Size)|\.new\(\d|np\.random|np\.ndarray|linalg\.lstsq|torch\.random\.|torch\.cuda\.(manual_seed|empty_cache)|torch\.backends|resize_\(|np\.(lin|log|geom)space\(tensor|torch\.(seed|initial_seed|get_rng_state|set_rng_state|Generator)\b"
)
# A refusal in this project's own words; anything else has the words of Python, torch or numpy.
RAISED = re.compile(r"([\w.]+\.)?[A-Z]\w*(Error|Exception)(: |$)|KeyboardInterrupt|StopIteration")

# None of these may ever be on the list: files, memory, the environment, threads, hooks, settings, other people.
OUTSIDE = """
    from_file to_dlpack compile export jit hub ops classes library package onnx
    serialization multiprocessing distributed futures overrides fx profiler monitor os sys
    importlib inspect builtins ctypes threading platform
    set_num_threads set_num_interop_threads set_flush_denormal
    set_float32_matmul_precision set_warn_always default_generator fork_rng
    set_ resize_as_ share_memory_
    apply_ map_ map2_ tofile tobytes dump dumps ctypes base setflags byteswap newbyteorder memmap fromfile loadtxt
    savetxt genfromtxt savez fromfunction fromiter vectorize apply_along_axis as_strided_ lib ctypeslib f2py core rec
    DataSource seterr setbufsize open eval exec input breakpoint help exit quit globals locals dir memoryview
    __import__ mro register_module_backward_hook record_stream from_pipe set_device set_stream
    set_per_process_memory_fraction cudart
""".split()


def entries(module, prefix):
    """Every name of a module on the list, those of its modules too, with what stands there."""
    for name, entry in module.members.items():
        yield f"{prefix}.{name}", entry
        if isinstance(entry, Module):
            yield from entries(entry, f"{prefix}.{name}")


EVERY = [
    entry
    for prefix, module in (
        ("torch", vocabulary.TORCH_MODULE),
        ("np", vocabulary.NUMPY_MODULE),
        ("math", library.MODULES["math"]),
    )
    for entry in entries(module, prefix)
] + list(library.BUILTINS.items())
OF_TYPES = [
    (kind, name)
    for kinds in (vocabulary.METHODS_OF, vocabulary.ATTRIBUTES_OF, library.METHODS, library.ATTRIBUTES)
    for kind in kinds
    for name in kinds[kind]
]


def test_the_list_is_not_empty():
    assert len(EVERY) > 500
    assert len(OF_TYPES) > 500


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_on_the_list_reaches_outside(name):
    assert name not in {path.split(".")[-1] for path, _ in EVERY}
    assert name not in {method for kind, method in OF_TYPES if kind not in (functools.partial, torch.nn.Module)}


# Each of these looks into a value, and is the run's own function, which gives only what the lists give.
GUARDED = "getattr setattr delattr hasattr iter next id hash format callable print repr sorted sum".split()


@pytest.mark.parametrize("name", GUARDED)
def test_what_looks_into_a_value_is_the_runs_own(name):
    entry = library.BUILTINS[name]
    assert entry.owned or name == "next"


def test_no_name_on_the_list_starts_with_an_underscore():
    names = [path.split(".")[-1] for path, _ in EVERY] + [name for _, name in OF_TYPES]
    # `+=` of a list and of what is like it, counted before it is made; and what torch's documentation asks a sparse
    # tensor with.
    assert {name for name in names if name.startswith("_")} == {"__name__", "__iadd__", "_nnz"}
    assert library.BUILTINS["__name__"] == "__main__"


def test_a_module_on_the_list_is_the_lists_own():
    """A real module would bring everything it imports."""
    assert [path for path, entry in EVERY if isinstance(entry, ModuleType)] == []


def statements():
    """Calls of everything on the list with arguments that fit and that do not."""
    for path, entry in EVERY:
        yield from statements_of_entry(path, entry)
    for name in sorted(vocabulary.METHODS_OF[torch.Tensor]):
        yield from (f"{FLOATS}.{name}({arguments})" for arguments in OF_METHODS)
        yield from (f"{value}.{name}()" for value in VALUES)
    for name in sorted(vocabulary.ATTRIBUTES_OF[torch.Tensor]):
        yield from (f"{value}.{name}" for value in VALUES)
    for kind, value in OTHERS.items():
        for name, is_method in sorted(members_of(kind).items()):
            if is_method:
                several = ("", "0", "1", "(2, 2)", "'a'", "[0, 1]", "1, 5")
                yield from (f"{value}.{name}({arguments})" for arguments in several)
            else:
                yield f"{value}.{name}"


def statements_of_entry(path, entry):
    """A value itself, and the calls of what can be called."""
    if isinstance(entry, Module) or (isinstance(entry, Function) and entry.context):
        return
    if not isinstance(entry, Function):
        yield path
    if isinstance(entry, (Function, type)):
        yield from (f"{path}({arguments})" for arguments in ARGUMENTS)


@pytest.fixture(scope="module")
def calls():
    """Every statement with real Python's outcome and the interpreter's."""
    every = [statement for statement in statements() if not UNREPEATABLE.search(statement)]
    blocks = [[SEED + statement for statement in every[start : start + 500]] for start in range(0, len(every), 500)]
    with RealPython() as oracle, ThreadPoolExecutor(1) as beside:
        python = beside.submit(oracle.blocks, blocks)
        runs = [run(SEED + statement) for statement in every]
    outcomes = [outcome for block in python.result() for outcome in block]
    return [
        (statement, outcome, result.steps[-1].text if len(result.steps) > 1 else "", result.error)
        for statement, outcome, result in zip(every, outcomes, runs, strict=True)
        if " at 0x" not in outcome.text + outcome.error
    ]


def test_what_is_on_the_list_gives_what_python_gives(calls):
    """Where both give a value it is the same; where one raises, so does the other."""
    assert len(calls) > 10_000
    differing = [
        (statement, outcome, text, problem)
        for statement, outcome, text, problem in calls
        if (problem is None or RAISED.match(problem.message))
        and (bool(problem) != bool(outcome.error) or text != outcome.text)
    ]
    assert differing == []


# While its operators are watched, torch takes another way to the same result or error, and names another function.
# Of two mistakes in one call, Python may name the other one.
OTHER_WORDS = (
    "torch.save(",
    "torch.load(",
    "torch.utils.data.random_split(",
    "torch.randint_like(",
    "torch.linalg.eigvals(",
    "sorted(",
    "type(",
)


def test_mistakes_with_what_is_on_the_list_have_pythons_words(calls):
    raised = [
        (statement, outcome.error, problem.message)
        for statement, outcome, _, problem in calls
        if problem and outcome.error and RAISED.match(problem.message)
    ]
    assert len(raised) > 3_000
    others = [(statement, *words) for statement, *words in raised if words[0] != words[1]]
    assert [found for found in others if not found[0].startswith(OTHER_WORDS)] == []


def test_little_of_the_list_is_refused_when_python_runs_it(calls):
    fine = [problem for _, outcome, _, problem in calls if not outcome.error]
    assert sum(map(bool, fine)) < 0.02 * len(fine)
