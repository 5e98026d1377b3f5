"""What the browser reckons for a reader's line, as Vega expressions: the slope that a finger or a mouse points at.

While the picture is pressed, the line follows at once; the slope goes to the server when it is let go.
"""

from ..geometry import INSIDE, LABEL, PAGE_X, TANGENT, TRIANGLE, heard, number, signals

PLACE = "[x() / width, (y() - band) / (height - band)]"
# Pixels around the point in which no line can be meant.
NEAR = 8

SIGNALS = [
    *signals(follows_pointer=False),
    heard("guessed", "guess", "value"),
    # When the picture was last pressed: it makes a press news for the server wherever it is.
    {"name": "moment", "value": 0, "on": [{"events": "window:pointerdown", "update": "now()"}]},
    {
        "name": "aim",
        "value": None,
        "on": [
            {"events": "pointerdown", "update": f"event.button == 0 && {INSIDE} ? {PLACE} : null"},
            {"events": "window:pointermove", "update": f"aim && event.buttons ? {PLACE} : null"},
            {"events": "window:pointerup, window:pointercancel", "update": "null"},
        ],
    },
]

# What stands at x: the reader's line goes with x along f at once, and f's own tangent is gone until the server answers.
POINT = {
    "wrong": "false",
    "other": "datum.curve == 'you'",
    "row": "answered ? answered[datum.curve] : null",
    "at": "under ? under.x : answered ? answer.at : datum.x",
    "v": "under ? (datum.other ? under.f : null) : datum.row ? datum.row.y : datum.y",
    "page_x": PAGE_X,
    "slope_there": "under && !datum.other ? null : datum.row ? datum.row.slope : datum.slope",
    "said_there": "under && !datum.other ? '' : datum.row ? datum.row.said : datum.said",
    "asked": "isValid(guessed) ? guessed : datum.slope_there",
}
# The pressed place seen from the point, the slope of the line through both, and whether the server knows of it yet.
AIM = {
    "beside": "aim ? low + aim[0] * (high - low) - datum.at : 0",
    "above": "aim ? top - aim[1] * (top - bottom) - datum.v : 0",
    "toward": "round(datum.above / datum.beside / datum.fine) * datum.fine",
    "picked": f"abs(datum.beside * across) + abs(datum.above * up) < {NEAR} ? null"
    " : clamp(datum.toward, -datum.steepest, datum.steepest)",
    "moment": "moment",
    "told": "click.moment && click.moment[0] != datum.answered ? click.picked[0] : null",
    "mine": "isValid(datum.picked) ? datum.picked : isValid(datum.told) ? datum.told : datum.asked",
}
# While a line follows, its words and its triangle's width cannot come from the server.
FOLLOWING = {
    "fresh": "datum.curve == 'you' && datum.mine != datum.slope_there",
    "ten": "pow(10, floor(log(datum.widest) / LN10))",
    "fitting": "datum.ten * (datum.widest >= 5 * datum.ten ? 5 : datum.widest >= 2 * datum.ten ? 2 : 1)",
}
RECKONED = (
    POINT
    | AIM
    | {"widest": "min((high - low) / 6, 0.3 * (top - bottom) / max(1e-300, abs(datum.mine)))"}
    | FOLLOWING
    | {
        "s": "datum.other ? datum.mine : datum.slope_there",
        "right": "datum.fresh ? datum.fitting : datum.row ? datum.row.run : datum.run",
        "words": f"datum.fresh ? 'slope ' + {number('datum.mine')} : datum.said_there",
        "onward": "datum.fresh || (under && !datum.other) ? '' : datum.row ? datum.row.way : datum.way",
    }
    | TANGENT
    | TRIANGLE
    | LABEL
)
