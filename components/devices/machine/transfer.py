"""The lines that ask where a tensor lives and move it, as programs for the interpreter."""

IMPORTS = "from torch import cuda, tensor"

# The reading's tensors: the name of the choice -> the lines that make it, and the variable they make.
TENSORS = {
    "X": ("X = tensor([[1, 2], [3, 4]])", "X"),
    "c": ("c = tensor([10, 1])", "c"),
    "x": ("x = tensor(3.0)", "x"),
    "X from numpy": ("X = np.array([[1, 2], [3, 4]])\nX = tensor(X)", "X"),
}


def reading_program(choice: str) -> str:
    """The reading's question whether there is a GPU (In [9] and In [10]), asked about one of its tensors."""
    lines, name = TENSORS[choice]
    return f"""{imports(lines)}
{lines}
{name}.device
if cuda.is_available():
    print("move to GPU")
    {name} = {name}.to("cuda")
else:
    print("no GPU available for our tensors :(")
{name}.device
"""


def round_trip_program(choice: str, device: str) -> str:
    """Make one of the reading's tensors, move it to `device`, compute with it there, and fetch it back."""
    lines, name = TENSORS[choice]
    return f"""{imports(lines)}
{lines}
{name}.device
{name} = {name}.to("{device}")
{name}.device
{name} * 10
{name} = {name}.to("cpu")
{name}.device
"""


def imports(lines: str) -> str:
    """The imports that the lines need."""
    return f"import numpy as np\n{IMPORTS}" if "np." in lines else IMPORTS
