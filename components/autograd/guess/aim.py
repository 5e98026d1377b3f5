"""What the browser reckons for a reader's line, as Vega expressions: the slope that a finger or a mouse points at.

While the picture is pressed, the line follows at once; the slope goes to the server when it is let go.
"""

from ..geometry import INSIDE, LABEL, POINT, TANGENT, TRIANGLE, signals

PLACE = "[x() / width, y() / height]"
# Pixels around the point in which no line can be meant.
NEAR = 8

SIGNALS = [
    *signals(follows_pointer=False),
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

# The pressed place seen from the point, the slope of the line through both, and whether the server knows of it yet.
AIM = {
    "right": "aim ? low + aim[0] * (high - low) - datum.x : 0",
    "above": "aim ? top - aim[1] * (top - bottom) - datum.y : 0",
    "toward": "round(datum.above / datum.right / datum.fine) * datum.fine",
    "picked": f"abs(datum.right * across) + abs(datum.above * up) < {NEAR} ? null"
    " : clamp(datum.toward, -datum.steepest, datum.steepest)",
    "moment": "moment",
    "told": "click.moment && click.moment[0] != datum.answered ? click.picked[0] : null",
    "mine": "isValid(datum.picked) ? datum.picked : isValid(datum.told) ? datum.told : datum.slope",
}
RECKONED = (
    AIM
    | {
        "wrong": "false",
        "at": "datum.x",
        "v": "datum.y",
        "named": POINT["named"],
        "s": "datum.named ? null : datum.curve == 'you' ? datum.mine : datum.slope",
    }
    | TANGENT
    | TRIANGLE
    | LABEL
    # The other two sides of the rectangle, so that both triangles can be seen.
    | {
        "corner_x": "datum.curve == 'you' ? datum.x0 : datum.x3",
        "corner_y": "datum.curve == 'you' ? datum.y3 : datum.y0",
    }
    | {"headline": LABEL["headline"].replace("datum.curve", "(datum.curve == 'f' ? 'autograd' : datum.curve)", 1)}
)
