"""What the results of a program's statements say in words: the cards, and how each value came about."""

CARDS = {
    "title": "Results",
    "value": "{name} is {words}.",
    "no name": "This",
    "nothing": "There is nothing to run yet. Type a line, or take an example.",
    "left out": "{number} more statements ran. The page shows the first {shown}.",
    "colours": "In a picture, blue is above 0 and orange below 0. A stronger colour is farther from 0; each picture "
    "has a scale of its own.",
    "note": ("Line {lines}: {note}", "Lines {lines}: {note}"),
    "printed": (
        "Python prints {characters} characters in {number} line",
        "Python prints {characters} characters in {number} lines",
    ),
    "no figure": "This figure cannot be drawn: its numbers are too large or too small for a picture.",
    "pictures in words": ("The picture in words", "The pictures in words"),
    "mistake": ":red[:material/error:] **Line {line}, column {column}**",
    "mistake before": ":red[:material/error:] **In the lines of the steps before**",
}
# The picture of an operation; {cell}s are as Python writes them.
ORIGIN = {
    "alt": "The operands and the result as cells. The chosen cell of the result and the cells that it was computed "
    "from have a thick frame; the arithmetic stands below. The sentence beside it says the rule in words.",
    "chosen cell": "Cell of the result",
    "operand": "operand {number}",
    "is": " is ",
    "becomes": " becomes ",
    "filled in": "filled in: {cell}",
    "too large": "Where a cell comes from is shown for tensors of up to {most} rows and columns only.",
    "too many": "Where a cell comes from is shown for up to {most} tensors side by side only.",
    "in a function": "This was done inside a function: the names beside the operands are the function's own.",
}
# How all cells of a result come about.
RULES = {
    "number": "It is computed from {operands}.",
    "operands": " and ",
    "cell by cell": "Each cell is computed from the cell of {operand} at its place.",
    "cells by cells": "Each cell is computed from the {number} cells at its place.",
    "shapes": "Shapes {shapes}, compared from the right: {meetings}. Sizes must be equal or 1.",
    "stretches": "1 meets {size} and stretches",
    "stays": "{size} meets nothing and stays",
    "meets": "{size} meets {size}",
    "for every cell": "{operand} is used for every cell.",
    "in every row": "{operand} is used in every row.",
    "in every column": "{operand} is used in every column.",
    "again": "{operand} is used again and again.",
    "repeated": "Dashed cells are repeated.",
    "one of": " or ",
    "joined": "No number changes: each cell of the result is one cell of {operands}.",
    "flipped": "Rows become columns: cell [i, j] of the result is {operand}[j, i].",
    "reshaped": "The numbers keep their order, row after row; only the shape of {operand} changes.",
    "moved": "No number changes: each cell of the result is one cell of {operand}.",
    "dot product": "{left} and {right} are multiplied number by number, and the products added up.",
    "product": "Each cell is {row} times {column}, number by number, added up.",
    "a row": "a row of {operand}",
    "a column": "a column of {operand}",
}
# What is made of many cells; {cells} is one of those below.
REDUCTIONS = {
    "each": "Each cell of the result {does}.",
    "all": "The result {does}.",
    "all cells": "all cells of {operand}",
    "dimensions": "the cells of {operand} along the dimensions {dimensions}",
    "column": "a column of {operand} (along dim {dimension})",
    "row": "a row of {operand} (along dim {dimension})",
    "dimension": "the cells of {operand} (along dim {dimension})",
    "cell": "a cell of {operand}",
}
VERBS = {
    "sum": "adds up {cells}",
    "nansum": "adds up, without nan, {cells}",
    "prod": "multiplies {cells}",
    "mean": "is the mean of {cells}",
    "max": "is the largest of {cells}",
    "amax": "is the largest of {cells}",
    "min": "is the smallest of {cells}",
    "amin": "is the smallest of {cells}",
    "argmax": "is the place of the largest in {cells}",
    "argmin": "is the place of the smallest in {cells}",
    "all": "is True if all are True in {cells}",
    "any": "is True if one is True in {cells}",
    "std": "is the standard deviation of {cells}",
    "var": "is the variance of {cells}",
    "median": "is the middle one, or the smaller of the two in the middle, of {cells}",
    "argmedian": "is the place of the middle one in {cells}",
    "count_nonzero": "counts what is not 0 in {cells}",
    "norm": "is the length, as of a vector, of {cells}",
    "cumsum": "adds up, so far, {cells}",
    "cumprod": "multiplies, so far, {cells}",
    "softmax": "is a share, which add up to 1, of {cells}",
}
NUMPY_MEDIAN = {"median": "is the middle one, or the mean of the two in the middle, of {cells}"}
# Below the sizes of shapes that do not fit.
CLASH = {
    "sizes": " and ",
    "no broadcasting": "{sizes}: not equal, none is 1",
    "no product": "{left} and {right}: not equal",
    "no broadcasting of a product": "{left} and {right}: not equal, none is 1",
}
# Which dtype a result has; {both} are the operands' dtypes and the result's.
DTYPES = {
    "both": "{left} and {right} give {result}",
    "Python's number": "the Python number {number}",
    "more room": "{name}() counts {own} in {result}, which has room for more.",
    "division": "/ gives floating-point numbers, also for whole ones: {both}.",
    "int": "{both}: whole numbers win over truth values.",
    "float": "{both}: floating-point numbers win over whole ones.",
    "complex": "{both}: complex numbers win over all others.",
    "no dimensions": "{both}: {operand} has no dimensions, so it does not change the dtype of the other.",
    "neither": "{both}: neither of the two has room for all numbers of both.",
    "larger": "{both}: the one with more room.",
}
# Where a number did not fit into a dtype, and what a division did.
MISFITS = {
    "added": "Adding {lost} left {value} as it was: {dtype} keeps about {digits} digits.",
    "taken away": "Taking away {lost} left {value} as it was: {dtype} keeps about {digits} digits.",
    "result too large": "The exact result is more than {dtype} holds, so it is {value}.",
    "numbers too large": "The numbers on the way were more than {dtype} holds, so it is {value}.",
    "no such number": "{exact} is not a number that {dtype} has; the nearest one is {value}.",
    "rounded": "Numbers were rounded to {dtype} on the way: the exact result is {exact}, this is {value}.",
    "wrapped": "The exact result is {exact}. {dtype} goes from {least} to {most} and starts again at the other end: it "
    "wrapped around to {value}.",
    "wrapped far": "The exact result has more than 24 digits. {dtype} goes from {least} to {most} and starts again at "
    "the other end: it wrapped around to {value}.",
    "by 0": "A division by 0 stops nothing here: {left} / {right} is {value}.",
    "//": "// rounds down: {left} / {right} is {quotient}, so {left} // {right} is {value}.",
    "%": "% is what // leaves over: {left} - {right} * {times} is {value}; it has the sign of {right}.",
}
# Why Python shows nothing.
SILENCE = {
    "None": "{subject} is None, and for None Python shows nothing.",
    "backward": "backward() shows nothing. It added to the .grad of the leaves that {name} was computed from.",
    "backward of a leaf": "backward() shows nothing. {name} is a leaf itself, so it added to {name}.grad.",
    "slope of a leaf": "{name} is a leaf itself, and {name} changes with {name} as fast as itself: its slope is 1. "
    "backward() added that to {name}.grad, which is {now} now.",
    "not asked for": "Nobody asked for gradients of {name}: its requires_grad is False.",
    "no backward yet": "No backward() has come to {name} yet.",
    "kept, no backward yet": "{name} keeps its gradient, but no backward() has come to it yet.",
    "no leaf": "{name} was computed from other tensors, so it is no leaf, and backward() fills the .grad of leaves "
    "only. PyTorch warns of this. After {name}.retain_grad(), the next backward() fills it too.",
}
