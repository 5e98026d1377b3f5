"""What an exercise, the page of all exercises, and what is handed in or taken home say in words."""

EXERCISE = {
    "task": "**Exercise.** {task}",
    "fixed": "These lines run first, as they are:",
    "your lines": "Your lines",
    "check": "Check",
    "a hint": "A hint",
    "another hint": "Another hint",
    "hint": "**Hint {number}.** {hint}",
    "show the solution": "Show the solution",
    "a solution": "A solution",
    "solution": "**A solution**, one of several:",
    "start over": "Start over",
    "older lines": "This is about the lines as they were when you pressed **Check**.",
    "solved": ":green[**Solved.**] Every check is met.",
    "error": "The lines end in an error, in line {line}.",
    "shown": "What your lines show:",
    # A check and, if it is not met, why.
    "met": "{sign} {check}",
    "met instead": "{sign} {check}, with {instead}",
    "not met": "{sign} {check}: {words}",
    "not met instead": "{sign} {check}, with {instead}: {words}",
    "case": "For {case}:",
    "yours": "Yours: {yours}",
    "both": "Yours: {yours}\nRight: {right}",
    "kept back": (
        "One more check, which the page keeps to itself.",
        "{number} more checks, which the page keeps to itself.",
    ),
    # Both values as tables.
    "title of yours": "Yours",
    "title of right": "Right",
    "wrong number": " (not right)",
}
# Why a check is not met.
OUTCOMES = {
    "hidden": "One more check, which the page keeps to itself, is not met.",
    "shape": "The shape is not right.",
    "dtype": "The dtype is not right.",
    "no turn": "It did not get its turn: the checks before it took all the time that there is.",
    "lesson's own": "This is a mistake of the lesson: the right side of its check ends in an error.",
    "no end": "The lines do not come to an end.",
    "error": "It ends in an error.",
    "prints": "The lines do not print it.",
    "contain": "{text} does not stand in the lines.",
    "avoid": "{text} stands in the lines.",
    "loops": "Line {line} goes through values one by one; do it with whole tensors.",
    "uses": "The lines use {name}.",
    "length": "There are {count} lines.",
    "other line": "No line of the picture goes through these points.",
    "no picture": "The lines draw no picture.",
    "no value": "The lines give no value to {name} at the left margin.",
    "other error": "It raises something else than {error}.",
    "no error": "It raises nothing, and it should raise {error}.",
}
# How a value differs from the right one.
DIFFERENCES = {
    "a kind": "a {kind}",
    "own class": "Yours is {yours} of a class of your own, and it should be {right}.",
    "kind": "Yours is {yours}, and it should be {right}.",
    "shape": "Yours has the shape {yours}, and it should have {right}.",
    "dtype": "Yours has the dtype {yours}, and it should have {right}.",
    "no grad": "Yours does not require grad, and it should.",
    "other value": "Yours is another value.",
    "other truth": "Of True or False it is the other one.",
    "number": "The number is not right.",
    "numbers": ("{number} of its {all} numbers is not right.", "{number} of its {all} numbers are not right."),
}
KINDS = {
    "tensor": "a tensor",
    "array": "an array of numpy",
    "number": "a number",
    "str": "a text",
    "None": "None",
    "bool": "True or False",
    "function": "a function",
    "type": "a class",
}
# The page of all exercises.
PAGE = {
    "kept": "What you do here is kept in this browser only, on this machine; the server keeps nothing of it.",
    "forget": "Forget all of it",
    "done": "{done} of {all} done.",
    "exercise": "{title}{state}",
    "one of several": "{title} ({number}){state}",
    "state done": " (done)",
    "state done with help": " (done, with the solution)",
    "state tried once": " (tried once)",
    "state tried": " (tried {tries} times)",
    "state begun": " (begun)",
    "hand in": "Hand in",
    "nothing begun": "Once you have begun one of them, this makes a notebook of what you did, to hand in.",
    "name": "Your name, as it is to stand in the file",
}
# The notebook that is handed in.
HANDED = {
    "title": "# Exercises",
    "summary": "{student}: {solved} of the {begun} exercises that were begun are solved.",
    "no name": "(no name)",
    "error": "The lines end in an error, in line {line}: {message}",
    "met": "Met: {check} {words}",
    "not met": "Not met: {check} {words}",
    "hidden": "{met} of {all} more checks are met.",
    "took": "{tries}, {time}, {hints}, {solution}.",
    "tries": ("{number} try", "{number} tries"),
    "hints": ("{number} hint opened", "{number} hints opened"),
    "no hint": "no hint opened",
    "with the solution": "the solution was opened before",
    "without the solution": "the solution was not opened before",
    "minutes": "{number} minutes",
    "seconds": "{number} seconds",
    "code": "The code `{code}` stands for the name and the lines above. Anybody can make one: it is a record, not a "
    "proof.",
}
# An exercise at home.
AT_HOME = {
    "task": "**Exercise.** {task}",
    "hint": "A hint",
    "only here": "Only the page checks this:",
    "run this": "Run this cell to check the lines above.",
    "met": "met:    ",
    "not met": "not met:",
}
# What is wrong with an exercise in a lesson's file, for whoever writes it.
MISTAKES = {
    "no part": "there is no part '--- {name}' of an exercise; the parts are {parts}",
    "twice": "the exercise has '--- {kind}' twice",
    "no task": "the exercise begins with its task, above the first '--- ...'",
    "missing": "the exercise has no '--- {kind}'",
    "no check": "the exercise has no '--- check', so that nobody can tell whether it is solved",
    "many checks": "an exercise has at most {most} checks",
    "behind check": "behind '--- check' stands 'hidden' or 'with x = ...', not '{text}'",
    "behind with": "behind 'with' stands one name and its value, such as x = tensor(1.), not '{text}'",
    "no check below": "there is no check below this line",
    "no form": "'{text}' is no check; one says '... equals ...', '... raises ...', '... agrees for ...', 'prints ...', "
    "'no loops' or what else the documentation lists",
    "many lines": "{number} lines are more than a program has",
    "many inputs": "a check draws at most {most} inputs",
    "no input": "'{text}' is no input that can be drawn; write 'x: float (n)', where float is one of {kinds}",
    "shape": "{name}: a tensor has its shape behind it, such as (n, 3); a number has none",
    "sides": "the sides of {name} are numbers and single letters, such as (n, 3)",
    "long sides": "{name} has at most {most} sides, none longer than {longest}",
    "low above high": "{name} is drawn from the lower number to the higher one",
    "no number": "{text} is no number",
    "far": "{text} is further from 0 than {most}",
    "no expression": "'{text}' is no expression of Python",
    "no points of numbers": "'{text}' has something in it that is no number",
    "no points": "'{text}' are no points; write two or more, such as (0, 1), (2, 5)",
}


def counted(forms: tuple[str, str], number: int, **gaps: object) -> str:
    """The text for so many things, of its forms for one and for more."""
    one, many = forms
    return (one if number == 1 else many).format(number=number, **gaps)
