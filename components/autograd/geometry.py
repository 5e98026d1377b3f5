"""What the browser reckons for the picture, as Vega expressions: tangents, slope triangles and places of words.

Only the browser knows how wide the picture is and where the pointer is, so what needs pixels stands here: tangents of
one length, names that stay inside, the legend above the curves.
"""

from collections.abc import Mapping

# Not of a list that lies over the picture for a moment.
PICTURES = "event.target.namespaceURI == 'http://www.w3.org/2000/svg'"
INSIDE = "inrange(x(), [0, width]) && inrange(y(), [band, height])"


def signals(follows_pointer: bool) -> list[dict]:
    """Where the pointer is, from 0 at the left edge to 1, null away from the picture; and where x was moved to.

    The page's slider (slider.js) tells of each move of x, and of the rows that the server last answered with. Vega
    takes signals from the configuration too, and Vega-Lite has no other way to listen to the pointer itself: its
    "nearest" selection follows a mouse, but a finger holds on to the mark that it touched first.
    """
    moves = "window:pointermove, window:pointerdown"
    # A finger hovers only while it is down, and keys move the page's x.
    leaves = "window:pointerup[event.pointerType == 'touch'], window:pointercancel, window:keydown"
    follow = [
        {"events": moves, "update": f"{PICTURES} && {INSIDE} ? x() / width : null"},
        {"events": leaves, "update": "null"},
        # Out of the window, where no more moves are told.
        {"events": {"source": "html", "type": "pointerleave"}, "update": "null"},
    ]
    return [
        {"name": "pointer", "value": None, "on": follow if follows_pointer else []},
        heard("moved", "x", "value"),
        heard("answer", "x", "answer"),
    ]


def heard(signal: str, number: str, part: str) -> dict:
    """A signal that is what the page's slider told last of a number."""
    told = f"event.detail.name == '{number}' ? event.detail.{part} : {signal}"
    return {"name": signal, "value": None, "on": [{"events": {"source": "window", "type": "moved"}, "update": told}]}


def first_of(table: str, start: Mapping[str, object]) -> dict[str, str]:
    """What the first row of a table says, by name; before there are rows, what it starts with, as Vega writes it."""
    return {name: f"length(data('{table}')) ? data('{table}')[0].{name} : {value}" for name, value in start.items()}


# The picture's edges, and how many rows its legend has: side by side, below each other, and when it is too narrow.
EDGES = first_of("frame", {"low": -1, "high": 1, "bottom": -1, "top": 1, "count": 1, "of": "''"})
LEGEND = first_of("frame", {"legend_rows": 0, "legend_lines": 0, "longest": 1})

# The height of letters and of the legend above the curves.
BAND = {
    "font": "16",
    "stacked": "0.86 * font * longest > width + 20",
    "band": "(stacked ? legend_lines : legend_rows) * 1.35 * font + 4",
}
# Pixels a unit of x and of y, the y at the legend's upper edge, half a tangent's length (it is no shorter than its
# triangle).
SIZES = {
    "across": "width / (high - low)",
    "up": "(height - band) / (top - bottom)",
    "ceiling": "top + band / up",
    "reach": "sqrt(pow(width / 6, 2) + pow(0.3 * (height - band), 2))",
}
# The server's rows by the lines' names, if they are those of the x and of the curves that stand; and the sample under
# the pointer, or nearest to the x that the server has not answered yet.
X = {
    "answered": "answer && answer.of == of && (moved === null || moved == answer.x) ? answer.rows : null",
    "along": "pointer !== null ? pointer"
    " : !answered && moved !== null && inrange(moved, [low, high]) ? (moved - low) / (high - low) : null",
    "under": "along === null ? null : data('samples')[round(along * (count - 1))]",
    "at_x": "!length(data('here')) ? null : under ? under.x : answered ? answer.at : data('here')[0].x",
}

# Vega writes a minus sign that Python does not print.
MINUS = "regexp('\u2212', 'g'), '-'"


def general(value: str, digits: int) -> str:
    """The expression that writes the number `value` as Python's format "g" does with so many digits."""
    two = "regexp('e([+-])([0-9])$'), 'e$10$2'"
    exponent = f"abs({value}) >= 1e{digits} || abs({value}) < 9.9995e-5"
    return (
        f"replace(replace({value} == 0 ? '0' : format({value}, {exponent} ? '.{digits - 1}~e' : '.{digits}~r'), "
        f"{MINUS}), {two})"
    )


def number(value: str) -> str:
    """The expression that writes the number `value` as `sentences.short` does."""
    plain = f"abs({value}) < 1e5 && abs({value}) >= 0.01"
    return f"(abs({value}) < 1e-14 ? '0' : {plain} ? replace(format({value}, '.2~f'), {MINUS}) : {general(value, 3)})"


def tick(value: str) -> str:
    """The expression that writes a number of an axis: as `number` does, or with more digits if it needs them."""
    exact = f"abs(toNumber({number(value)}) - {value}) <= 1e-9 * abs({value})"
    return f"({exact} ? {number(value)} : {general(value, 12)})"


# The x of the page or of the pointer stands among the axis's numbers, as `sentences.exactly` writes it; those that it
# would cover are left out.
AT = f"'x = ' + {general('at_x', 6)}"
NEAR = "isValid(at_x) && abs(datum.value - at_x) * across < 50"


# Where the page's x is, whatever the pointer points at.
PAGE_X = "moved === null ? datum.x : answered ? answer.at : moved"


def either(sampled: str, field: str) -> str:
    """What a sample says while there is one, and else the server's answer, or what the row itself says."""
    return f"datum.sample ? {sampled} : datum.row ? datum.row.{field} : datum.{field}"


# The line drawn: the curve that it is on, its x and value, its slope and its words, under the pointer if that is over
# the picture. No name is one of the rows' own: what is written over does not come back when the pointer has left.
POINT = {
    "wrong": "indexof(datum.curve, 'wrong') == 0",
    "on": "datum.curve == 'g' || datum.curve == 'wrong' ? 'g' : 'f'",
    "tells": "datum.curve == 'line' ? 'f' : datum.curve",
    # Without slopes in the samples, a line has the one that it has, and what was not called has no value anywhere.
    "sample": "under && isDefined(under[datum.tells + '_slope']) ? under : null",
    "row": "answered ? answered[datum.curve] : null",
    "at": "under ? under.x : answered ? answer.at : datum.x",
    "page_x": PAGE_X,
    "own_y": "datum.row ? datum.row.y : datum.y",
    "v": "under && (datum.sample || isValid(datum.own_y)) ? under[datum.on] : datum.own_y",
    "s": either("under[datum.tells + '_slope']", "slope"),
    "right": either("under[datum.tells + '_run']", "run"),
    "words": either("under[datum.tells + '_said']", "said"),
    "onward": either("under[datum.tells + '_way']", "way"),
}
TANGENT = {
    "sloping": "isValid(datum.s) && isValid(datum.v)",
    "angle": "atan2(datum.s * up, across)",
    "dx": "datum.sloping ? reach * cos(datum.angle) / across : 0",
    "dy": "datum.sloping ? reach * sin(datum.angle) / up : 0",
    "x1": "datum.at - datum.dx",
    "x2": "datum.at + datum.dx",
    "y1": "datum.v - datum.dy",
    "y2": "datum.v + datum.dy",
}
# The triangle lies before the point where there is no room for it behind. That of another line than the curve's own
# tangent has its corner on the other side, so that both can be seen.
TRIANGLE = {
    "rise": "datum.right * datum.s",
    "behind": "datum.at + datum.right <= high && inrange(datum.v + datum.rise, [bottom, top])",
    "x0": "datum.behind ? datum.at : datum.at - datum.right",
    "x3": "datum.x0 + datum.right",
    "y0": "datum.behind ? datum.v : datum.v - datum.rise",
    "y3": "datum.y0 + datum.rise",
    "corner_x": "datum.other ? datum.x0 : datum.x3",
    "corner_y": "datum.other ? datum.y3 : datum.y0",
}


def taken(curve: int) -> str:
    """Whether a line's name at its right end would stand over that of a curve, which stands at the right edge."""
    return (
        f"(length(data('frame')) > {curve} && abs((ceiling - data('frame')[{curve}].y) * up - 14 - datum.right_y) < 20)"
    )


def crossed(y: str) -> str:
    """Whether f or g runs through a line's name if it stands at `y`."""
    begun = "clamp(round((datum.end_x + {} * datum.name_width) / width * (count - 1)), 0, count - 1)"
    samples = [begun.format(part) for part in (0, 0.5, 1)]
    values = [f"data('samples')[{sample}].{curve}" for curve in ("f", "g") for sample in samples]
    return " || ".join(f"isValid({value}) && abs((ceiling - {value}) * up - {y}) < 12" for value in values)


# The legend: the way is left out where there is no room for it. And the short name at a line's end, at its left one
# where there is no room at the right one.
LABEL = {
    "headline": "datum.words ? (datum.row ? datum.row.called || datum.curve : datum.called) + ': ' + datum.words : ''",
    "whole": "datum.onward ? datum.headline + ', ' + datum.onward : datum.headline",
    "label": "0.45 * font * length(datum.whole) > width + 20 ? datum.headline : datum.whole",
    "label_x": "stacked ? -20 : -20 + datum.legend_column * (width + 20) / 2",
    "label_y": "((stacked ? datum.legend_line : datum.legend_row) + 0.6) * 1.35 * font",
    "name": "datum.wrong ? 'wrong' : datum.curve",
    "name_width": "0.52 * 18 * length(datum.name)",
    "right_x": "(datum.x2 - low) * across + 14 + datum.name_width",
    "right_y": "(ceiling - datum.y2) * up + (datum.s < 0 ? 12 : -12)",
    "side": "datum.right_x < width && inrange(datum.y2, [bottom, top])"
    f" && !(datum.right_x > width - 24 && ({taken(0)} || {taken(1)})) ? 1 : -1",
    "end_x": "(datum.at + datum.side * datum.dx - low) * across + (datum.side > 0 ? 12 : -12 - datum.name_width)",
    "line_y": "(ceiling - datum.v - datum.side * datum.dy) * up",
    "drop": "datum.side * (datum.s < 0 ? 12 : -12)",
    "end_y": f"datum.line_y + (({crossed('(datum.line_y + datum.drop)')}) && "
    f"!({crossed('(datum.line_y - datum.drop)')}) ? -datum.drop : datum.drop)",
    "name_x": "clamp(datum.end_x, 2, max(2, width - datum.name_width))",
    "name_y": "clamp(datum.end_y, band + 10, height - 10)",
}
