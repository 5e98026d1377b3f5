"""Where a curve is torn between two samples: a line drawn across would show a slope that is not there."""

import torch
from torch import Tensor

from .functions import Function
from .gradients import Samples, slopes
from .smoothness import Trouble

# A suspicious interval is cut into PARTS, ROUNDS times over; the last is a millionth of the first.
PARTS, ROUNDS = 16, 5
MOST = 300


def tears(function: Function, samples: Samples) -> dict[float, Trouble]:
    """The x at which the curve is torn between two samples, and by what.

    An interval whose rise its end slopes do not explain is searched in ever smaller parts: there a continuous curve
    becomes calm, and a pole or a jump does not.
    """
    span = typical_span(samples.y)
    unrest = restlessness(samples)
    start = suspicious(samples, unrest, span).nonzero().flatten()[:MOST]
    if not len(start):
        return {}
    low, high = samples.x[start], samples.x[start + 1]
    cuts = torch.linspace(0, 1, PARTS + 1, dtype=torch.float64)
    for _ in range(ROUNDS):
        x = low.unsqueeze(1) + (high - low).unsqueeze(1) * cuts
        found = slopes(function, x.flatten())
        parts = Samples(x, found.y.reshape(x.shape), found.slope.reshape(x.shape))
        last, worst = restlessness(parts).max(dim=1, keepdim=True)
        low, high = x.gather(1, worst).flatten(), x.gather(1, worst + 1).flatten()
    ends = torch.stack([parts.y.gather(1, worst), parts.y.gather(1, worst + 1)]).flatten(1)
    torn = (last.flatten() > 0.25 * unrest[start]).nonzero().flatten().tolist()
    return {(low[i].item() + high[i].item()) / 2: kind(ends[:, i], span) for i in torn}


def kind(ends: Tensor, span: float) -> Trouble:
    if ends.isnan().any():
        return Trouble.NO_VALUE
    return Trouble.POLE if ends.abs().max() > 100 * span else Trouble.JUMP


def suspicious(samples: Samples, unrest: Tensor, span: float) -> Tensor:
    """Which intervals rise otherwise than the slopes at their ends say, or turn round steeply."""
    predicted = samples.x.diff() * (finite(samples.slope)[1:] + finite(samples.slope)[:-1]) / 2
    unexplained = (samples.y.diff() - predicted).abs() > 0.05 * span
    turning = (predicted.abs() < 0.25 * unrest) & (unrest > span)
    return (unexplained | turning) & unrest.isfinite()


def restlessness(samples: Samples) -> Tensor:
    """How much happens between neighbours along the last dimension; inf where a value is missing."""
    steep = finite(samples.slope).abs()
    happening = samples.y.diff().abs() + samples.x.diff() * (steep[..., 1:] + steep[..., :-1])
    return happening.nan_to_num(torch.inf, torch.inf)


def finite(values: Tensor) -> Tensor:
    return values.nan_to_num(0, 0, 0)


def typical_span(y: Tensor) -> float:
    """How far apart a curve's values are, leaving out what shoots away at a pole; more than a rounding error."""
    y = y[y.isfinite()]
    if not len(y):
        return 0.0
    middle = (y.quantile(0.95) - y.quantile(0.05)).item()
    return max(middle or (y.max() - y.min()).item(), 1e-9 * y.abs().max().item())
