"""What the Tensors page says around its sections, and of every value, in words.

Here and in the sections' `sentences.py` the tables hold the sentences, with named gaps in braces; the files beside them
find out which case it is, and fill its gaps. Where a text has two forms, they are those for one and for more.
"""

PAGE = {
    "title": "Tensors",
    "editor": "PyTorch lines: change any, press Run, see what each gives",
    "editor in a step": "PyTorch lines to change",
    "run": "Run",
    "lines before": "Lines of the steps before",
    "examples": "Examples",
    "example": "{title}: {about}",
    "start over": "Start over",
    "help to start over": "The lines as they stood here at first",
    "undo": "Undo",
    "help to undo": "Your own lines, as they stood here before",
    "grids": "Edit numbers as a grid",
    "grid": "Line {line}: {name}",
    "first grids": "These are the first {shown} of {total}.",
    "a fraction": "{number} has a fraction, so all numbers of {name} are floats now.",
    "too large": "{number} is too large for a whole number of the grid, so all numbers of {name} are floats now.",
}
# What a tensor or array is: its facts, and what goes on from "X is".
VALUES = {
    "facts": "shape {shape} · {dtype} · device {device} · requires_grad {requires_grad} · strides {strides} · {bytes}",
    "facts of an array": "numpy array in main memory · shape {shape} · {dtype} · strides {strides} in bytes · {bytes}",
    "bytes": ("{number} byte", "{number} bytes"),
    "form of a tensor": "a tensor of shape {shape}, {dtype}",
    "form of an array": "a numpy array of shape {shape}, {dtype}",
    "empty": "empty: a size in its shape {shape} is 0, so it has no {numbers} at all",
    "number": "one {number}, {value}",
    "number without a value": "one {number}",
    "vector": "a vector of length {length}: {numbers}{extent}",
    "matrix": "a matrix of {rows} and {columns} of {numbers}{extent}",
    "stack": "a stack of {matrices} of {rows} and {columns}: {numbers}{extent}",
    "many": "a tensor of {dimensions} dimensions, {sizes}: {numbers}{extent}",
    "by": " by ",
    "rows": ("{number} row", "{number} rows"),
    "columns": ("{number} column", "{number} columns"),
    "matrices": ("{number} matrix", "{number} matrices"),
}
NUMBERS = {
    "bool": ("truth value", "truth values"),
    "uint": ("{bits}-bit whole number without a sign", "{bits}-bit whole numbers without a sign"),
    "int": ("{bits}-bit whole number", "{bits}-bit whole numbers"),
    "complex": ("{bits}-bit complex number", "{bits}-bit complex numbers"),
    "float": ("{bits}-bit floating-point number", "{bits}-bit floating-point numbers"),
}
# How far its numbers go.
EXTENT = {
    "no values": "; the meta device keeps no values",
    "truth values": ", {true} True and {false} False",
    "one": ", {value}",
    "none finite": ", none of them finite",
    "all the same": ", all {value}",
    "all of one size": ", all {value} in absolute value",
    "range": ", from {least} to {most}",
    "range of sizes": ", from {least} to {most} in absolute value",
    "NaN": ("; {number} is NaN", "; {number} are NaN"),
    "infinite": ("; {number} is infinite", "; {number} are infinite"),
}
PICTURE = {
    "alt": "The value as coloured cells; the sentence beside it says the same in words.",
    "index": "index",
    "value": "value",
    "first matrix": "The picture shows the first matrix of its {total}.",
    "first matrices": "The picture shows the first {shown} matrices of its {total}.",
    "neighbours": "Each cell of the picture is the mean of up to {columns} neighbours.",
    "means": "Each cell of the picture is the mean of up to {rows} and {columns}.",
}
# What is no tensor; a text in backticks is Python's own word.
OBJECTS = {
    "own function": "{name} is a function. It runs when it is called, with brackets.",
    "method": "{name} is a method. It runs when it is called, with brackets.",
    "module": "{name} is a module: what it has is reached by a dot.",
    "generator": "{name} is a generator: it computes a value each time that one is asked for, and each only once.",
    "exception": "{name} is an exception, an object of the class {kind}; `raise` makes an error of it.",
    "function defined": "{name} is a function, {signature}. {when_called}",
    "function decorated": "{name} is what {decorators} made of the function {signature}.",
    "function": "{name} is the function {signature}. {when_called}",
    "class defined": "{name} is a class. {body}",
    "class decorated": "{name} is what {decorators} made of a class. {body}",
    "class": "{name} is a class.",
    "decorators": " and ",
    "set": (
        "{name} is a {kind} of {number} value, each once, in no order.",
        "{name} is a {kind} of {number} values, each once, in no order.",
    ),
    "text": ("{name} is a text of {number} character.", "{name} is a text of {number} characters."),
    "text in lines": (
        "{name} is a text of {number} character in {lines} lines.",
        "{name} is a text of {number} characters in {lines} lines.",
    ),
    "empty dict": "{name} is a dict without keys.",
    "dict": ("{name} is a dict of {number} key: {parts}.", "{name} is a dict of {number} keys: {parts}."),
    "instance": "{name} is an instance of the class {kind}, with {parts}.",
    "bare instance": "{name} is an instance of the class {kind}, without attributes of its own.",
    "parents": "It has all of {parents}.",
    "methods": ("It has the method {methods}.", "It has the methods {methods}."),
    "parents and methods": (
        "It has all of {parents}, and the method {methods}.",
        "It has all of {parents}, and the methods {methods}.",
    ),
    "neither": "A call of it makes an instance.",
    "gives a generator": "A call gives a generator, and its lines run as values are asked for.",
    "gives a value": "Its lines run when it is called.",
    "gives None": "Its lines run when it is called; without a `return` of a value, it gives None.",
    "tensor": "tensor of shape {shape}",
    "array": "array of shape {shape}",
    "collection": "{kind} of {number}",
    "more": "and {number} more",
}
# Models, optimizers, loaders and dicts of tensors as tables.
TABLES = {
    "more": "and {number} more",
    "columns of a model": ("layer", "what it is", "parameters", "numbers", "gradient's size"),
    "no parameters": "{name} is a module, {kind}. It has no parameters: nothing in it is learned.",
    "layer": "{name} is a layer, {kind}. {parameters}",
    "model": (
        "{name} is a model, {kind}, of {number} layer. {parameters}",
        "{name} is a model, {kind}, of {number} layers. {parameters}",
    ),
    "own parameters": (
        "Its {number} parameter has {numbers} in all{shared}.",
        "Its {number} parameters have {numbers} in all{shared}.",
    ),
    "shared": ", where what two layers share counts once",
    "size of a gradient": "A gradient's size is its norm, the root of the sum of its squares.",
    "parameters of a layer": "{number} parameters",
    "norm of all": "{norm} of all",
    "itself": "itself",
    "unknown": "unknown",
    "numbers": ("{number} number", "{number} numbers"),
    "parameters": ("{number} parameter", "{number} parameters"),
    "columns of an optimizer": ("group", "settings", "parameters", "numbers"),
    "optimizer": "{name} is an optimizer, {kind}. Its step() changes {parameters}, {numbers} in all.",
    "optimizer of groups": "{name} is an optimizer, {kind}. Its step() changes {parameters}, {numbers} in all, in "
    "{groups} groups.",
    "columns of a batch": ("place in a batch", "shape", "dtype"),
    "one by one": "{name} is a DataLoader. It deals out {items} one by one.",
    "picked batches": "{name} is a DataLoader. It deals out its items in batches that the program picks.",
    "in batches": "{name} is a DataLoader. It deals out {items} in {batches}.",
    "new order": "Each time through, it deals in a new order.",
    "its items": "its items",
    "items": ("{number} item", "{number} items"),
    "some batches": "batches of {size}",
    "full batches": ("{number} batch of {size}", "{number} batches of {size}"),
    "full batches and a rest": (
        "{number} batch of {size} and leaves out the last {rest}",
        "{number} batches of {size} and leaves out the last {rest}",
    ),
    "small batch": "1 batch of {items}",
    "small last batch": "{number} batches of {size}, the last one of {rest}",
    "columns of a dict": ("key", "shape", "dtype"),
    "dict of tensors": (
        "{name} is a dict of {number} tensor, each under its key.",
        "{name} is a dict of {number} tensors, each under its key.",
    ),
    "dict of arrays": (
        "{name} is a dict of {number} array, each under its key.",
        "{name} is a dict of {number} arrays, each under its key.",
    ),
    "dict of both": (
        "{name} is a dict of {number} value, each under its key.",
        "{name} is a dict of {number} values, each under its key.",
    ),
}


def counted(forms: tuple[str, ...], number: int, **gaps: object) -> str:
    """The text for so many things, of its forms for one and for more.

    >>> counted(VALUES["rows"], 1), counted(VALUES["rows"], 2000)
    ('1 row', '2,000 rows')
    """
    one, many = forms
    return (one if number == 1 else many).format(number=f"{number:,}", **gaps)
