"""What the section on shape and storage says in words."""

SENTENCES = {
    "title": "Shape and storage",
    "chosen name": "The memory of",
    "alt": "A block of memory as a strip of numbered places, and below it the tensors that read it. A chosen cell "
    "lights its place and every other cell that reads it. The sentences on this page say the same in words.",
    "chosen place": "place ",
    "stopped": ":red[:material/error:] Line {line} stopped the program. This is what was there before.",
    "no tensor": "No name holds a tensor or an array yet. Type a line such as X = torch.arange(6).reshape(2, 3).",
    "same bytes": "The same bytes, read as another dtype: {names}.",
    "other memory": "In other memory: {names}.",
    "hidden": "Tensors inside {names} are not drawn before a name holds them.",
    "too many names": "The picture shows {shown} of the {number} names that read it.",
    "too many places": "This memory has {places} places. The picture shows up to {most}.",
    "one reads": "{names} reads this memory of {size}.",
    "many read": "{names} read the **same memory** of {size}. What one of them writes into a place is read by all that "
    "read this place.",
    "size": "{places} of {bytes}",
    "places": ("{number} place", "{number} places"),
    "bytes": ("{number} byte", "{number} bytes"),
    "and": " and ",
    "more": "{number} more",
    # In the picture.
    "name": "{name}: shape {shape}, offset {offset}, strides {strides}",
    "too large": "too large to draw here",
    "number found": "{name} reads place {place}",
    "cell found": "{name}[{index}] reads place {sum} = {place}",
    "more cells": ", and {number} more",
}
