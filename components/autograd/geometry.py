"""What the browser reckons for the picture, as Vega expressions: tangents, slope triangles and labels.

Only the browser knows how wide the picture is and where the pointer is, so everything that needs pixels stands here:
tangents of one length, the largest triangle that fits, labels that stay inside.
"""

INSIDE = "inrange(x(), [0, width]) && inrange(y(), [0, height])"

# When the picture was last pressed: it makes a click news for the server wherever it is.
MOMENT = {"name": "moment", "value": 0, "on": [{"events": "window:pointerdown", "update": "now()"}]}


def signals(follows_pointer: bool) -> list[dict]:
    """Where the pointer is, from 0 at the left edge to 1, null away from the picture; and where it was last.

    Vega takes signals from the configuration too, and Vega-Lite has no other way to listen to the pointer itself: its
    "nearest" selection follows a mouse, but a finger holds on to the mark that it touched first.
    """
    moves = "window:pointermove, window:pointerdown"
    # A finger hovers only while it is down, and keys move the page's x.
    leaves = "window:pointerup[event.pointerType == 'touch'], window:pointercancel, window:keydown"
    follow = [{"events": moves, "update": f"{INSIDE} ? x() / width : null"}, {"events": leaves, "update": "null"}]
    return [
        {"name": "pointer", "value": None, "on": follow if follows_pointer else []},
        {"name": "pressed", "value": None, "on": [{"events": moves, "update": f"{INSIDE} ? x() / width : pressed"}]},
        MOMENT,
    ]


# The picture's edges, from the rows.
EDGES = {
    name: f"length(data('frame')) ? data('frame')[0].{name} : {start}"
    for name, start in (("low", -1), ("high", 1), ("bottom", -1), ("top", 1), ("count", 1))
}

# Pixels a unit of x and of y, half a tangent's length and the height of letters, and the sample under the pointer.
SIZES = {
    "across": "width / (high - low)",
    "up": "height / (top - bottom)",
    "reach": "clamp(width * 0.22, 60, 130)",
    "font": "width < 450 ? 14 : 18",
    "under": "pointer === null ? null : data('samples')[round(pointer * (count - 1))]",
    "picked": "low + round(pressed * (count - 1)) / (count - 1) * (high - low)",
}

# Vega writes a minus sign that Python does not print.
MINUS = "regexp('\u2212', 'g'), '-'"


def number(value: str) -> str:
    """The expression that writes the number `value` as `sentences.short` does."""
    plain = f"abs({value}) < 1e5 && abs({value}) >= 0.01"
    return f"(abs({value}) < 1e-14 ? '0' : replace(format({value}, {plain} ? '.2~f' : '.3~g'), {MINUS}))"


# The point drawn: the curve that it is on, its x and value, what is wrong with its slope, what x.grad held before the
# last backward(), and its slope. A wrong tangent counts the passes of f and of g that came before that one.
POINT = {
    "wrong": "indexof(datum.curve, 'wrong') == 0",
    "on": "datum.curve == 'f' || datum.curve == 'wrong for f' ? 'f' : 'g'",
    "at": "under ? under.x : datum.x",
    "v": "under ? under[datum.on] : datum.y",
    "named": "under ? under[datum.on + '_trouble'] || (datum.of_f ? under.f_trouble : null) : datum.trouble",
    "held": "under ? datum.of_f * under.f_slope + datum.of_g * under.g_slope : datum.held",
    "s": "datum.named ? null : under ? datum.held + under[datum.on + '_slope'] : datum.slope",
}
TANGENT = {
    "angle": "atan2(datum.s * up, across)",
    "dx": "datum.named ? 0 : reach * cos(datum.angle) / across",
    "dy": "datum.named ? 0 : reach * sin(datum.angle) / up",
    "x1": "datum.at - datum.dx",
    "x2": "datum.at + datum.dx",
    "y1": "datum.v - datum.dy",
    "y2": "datum.v + datum.dy",
}
# The longest run among 1, 2, 5, 10, ... that stays on the tangent; before x where there is no room after it.
TRIANGLE = {
    "ten": "pow(10, floor(log(datum.dx) / LN10))",
    "run": "datum.ten * (datum.dx >= 5 * datum.ten ? 5 : datum.dx >= 2 * datum.ten ? 2 : 1)",
    "x0": "datum.at + datum.run > high ? datum.at - datum.run : datum.at",
    "x3": "datum.x0 + datum.run",
    "y0": "datum.v + (datum.x0 - datum.at) * datum.s",
    "y3": "datum.v + (datum.x3 - datum.at) * datum.s",
    "corner_x": "datum.x3",
    "corner_y": "datum.y0",
}
LABEL = {
    # As `sentences.place` does.
    "at_text": f"'x = ' + replace(format(datum.at, '.6~g'), {MINUS})",
    "at_x": "(datum.at - low) * across + (datum.at > (low + high) / 2 ? -12 - 0.5 * font * length(datum.at_text) : 12)",
    "sum": f"{number('datum.held')} + ' + ' + {number('datum.s - datum.held')} + ' = ' + {number('datum.s')}",
    "headline": f"datum.curve + ': ' + (datum.wrong ? datum.sum : 'slope ' + {number('datum.s')})",
    "way": f"abs(datum.s) < 1e-14 ? 'level' : {number('datum.run')} + ' right, '"
    f" + {number('abs(datum.run * datum.s)')} + (datum.s < 0 ? ' down' : ' up')",
    "label": "datum.named ? [datum.curve + ': ' + datum.named] : [datum.headline, datum.way]",
    "label_width": "0.52 * font * max(length(datum.label[0]), length(datum.label[1] || ''))",
    # At the tangent's right end, or at its left end where there is no room.
    "side": "(datum.at + datum.dx - low) * across + 12 + datum.label_width < width ? 1 : -1",
    "beside": "(datum.at + datum.side * datum.dx - low) * across + (datum.side > 0 ? 12 : -12 - datum.label_width)",
    "label_x": "clamp(datum.beside, 2, max(2, width - datum.label_width))",
    "label_y": "clamp(isValid(datum.v) ? (top - datum.v - datum.side * datum.dy) * up : height / 2,"
    " 1.2 * font, height - 1.2 * font)",
}
