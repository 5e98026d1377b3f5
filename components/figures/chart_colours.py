"""The colours of a figure on the page: those of the cycle, and the plainest names, are the theme's own."""

CYCLE = ("blue", "orange", "green", "red", "violet", "#A0694F", "#D0508F", "gray", "#8A8A1F", "#0F95A3")
# The front end gives these names the shade of the reader's theme, light or dark; black is the colour of its letters.
PLAIN = {
    **{"#0000ff": "blue", "#ffa500": "orange", "#ff0000": "red", "#008000": "green", "#808080": "gray"},
    **{"#ee82ee": "violet", "#000000": "currentColor", "#ffff00": "#C9A800", "#00ffff": "#0FA3B5"},
    **{"#ff00ff": "#C23FB5", "#00bfbf": "#0F95A3", "#bf00bf": "#B03FB0", "#bfbf00": "#8A8A1F"},
    **{"#1f77b4": "blue", "#ff7f0e": "orange", "#2ca02c": "green", "#d62728": "red", "#9467bd": "violet"},
}
CLEAR = "transparent"
WORDS = ("blue", "orange", "green", "red", "violet", "brown", "pink", "gray", "olive", "teal")
# Hues that a sentence can name.
NAMED = {
    **{"red": (214, 40, 40), "orange": (240, 140, 20), "yellow": (230, 220, 40), "green": (40, 150, 50)},
    **{"blue": (40, 90, 200), "violet": (140, 80, 200), "pink": (230, 120, 180), "brown": (130, 80, 50)},
    **{"black": (0, 0, 0), "white": (255, 255, 255), "gray": (128, 128, 128), "teal": (20, 160, 170)},
}


def shade(colour: str, alpha: float | None = None) -> tuple[str, float]:
    """A colour as a chart has it, and how opaque it is."""
    if colour == "none":
        return CLEAR, 0.0
    if colour.startswith("C"):
        name, _, opacity = colour.partition(":")
        found = CYCLE[int(name[1:])], float(opacity or 1)
    else:
        plain = colour[:7]
        found = PLAIN.get(plain, plain), int(colour[7:] or "ff", 16) / 255
    return found[0], found[1] if alpha is None else alpha


def parts_of(colour: str) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity of a colour, where a picture is painted by itself."""
    if colour == "none":
        return 0, 0, 0, 0
    if colour.startswith("C"):
        return *NAMED.get(WORDS[int(colour[1])], (128, 128, 64)), 255
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue, int(colour[7:] or "ff", 16)


def word(colour: str) -> str:
    """The name of a colour in a sentence."""
    if colour.startswith("C"):
        return WORDS[int(colour[1])]
    if colour == "none":
        return "invisible"
    parts = parts_of(colour)[:3]
    return min(NAMED, key=lambda name: sum((one - other) ** 2 for one, other in zip(NAMED[name], parts, strict=True)))
