"""The reading's plot_func and plot_gradient, in plain Altair.

The page shows these lines, draws its picture with them, and puts them into every notebook: they know nothing of it.
"""

import altair as alt
import torch

# The lines are as long as fits beside the picture.
# fmt: off


def plot_func(func, color="blue", low=-3, high=3):
    x = low + (high - low) * torch.arange(121) / 120
    pairs = torch.stack((x, func(x) + 0 * x), 1).tolist()
    rows = [{"x": x, "y": y if abs(y) < torch.inf else None}
            for x, y in pairs]
    line = alt.Chart(alt.Data(values=rows)).mark_line()
    end = alt.Chart(alt.Data(values=rows[-1:]))
    name = end.mark_text(
        text=func.__name__, fontSize=18, dx=12)
    return (line + name).encode(
        x="x:Q", y="y:Q", color=alt.value(color))


def plot_gradient(x, y, slope, color="violet", wrong=False):
    x, y, slope = (torch.as_tensor(number).item()
                   for number in (x, y, slope))
    text = f"{'wrong: ' * wrong}slope {slope:g}"
    row = {"x": x, "y": y, "slope": slope, "text": text}
    color = alt.value("red" if wrong else color)
    point = alt.Chart(alt.Data(values=[row])).encode(
        x="x:Q", y="y:Q", color=color)
    # 200 pixels long, and as steep as the axes make it
    dy = "datum.slope * height / span(domain('y'))"
    dx = "width / span(domain('x'))"
    line = point.mark_point(
        shape="stroke", size=200**2, opacity=1, clip=True,
        strokeWidth=4, strokeDash=[8, 6 * wrong],
        angle=alt.ExprRef(f"-atan2({dy}, {dx}) * 180 / PI"))
    side = -14 if x > 0 else 14
    label = point.encode(text="text:N").mark_text(
        fontSize=18, align="right" if x > 0 else "left",
        dx=side, dy=side if slope > 0 else -side)
    dot = point.mark_circle(size=100, opacity=1)
    return line + dot + label
