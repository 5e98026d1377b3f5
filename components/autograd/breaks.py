"""Where a curve is broken between two samples: a line drawn across would show a slope that is not there."""

import numpy as np
import torch
from torch import Tensor

from .functions import Function
from .gradients import Samples, slopes
from .smoothness import Trouble

# A suspicious interval is cut into PARTS, over and over, until float64 has no number between its ends.
PARTS = 16
CUTS = torch.linspace(0, 1, PARTS + 1, dtype=torch.float64)
MOST_INTERVALS = 300


def find_breaks(function: Function, samples: Samples) -> dict[float, Trouble]:
    """The x at which the curve is broken between two samples, and by what.

    An interval whose rise its end slopes do not explain is searched in ever smaller parts: there a continuous curve
    becomes calm, and a pole or a jump does not.
    """
    span = typical_span(samples.y)
    unrest = restlessness(samples)
    start = suspicious(samples, unrest, span).nonzero().flatten()[:MOST_INTERVALS]
    if not len(start):
        return {}
    low, high, worth = samples.x[start], samples.x[start + 1], 0.25 * unrest[start]
    found = {}
    while len(low):
        x = low.unsqueeze(1) + (high - low).unsqueeze(1) * CUTS
        cut = slopes(function, x.flatten())
        parts = Samples(x, cut.y.reshape(x.shape), cut.slope.reshape(x.shape))
        most, worst = restlessness(parts).max(dim=1, keepdim=True)
        ends = torch.cat([worst, worst + 1], dim=1)
        edges, heights = x.gather(1, ends), parts.y.gather(1, ends)
        # A continuous curve that is only steep becomes calm.
        restless = most.flatten() > worth
        narrow = edges.diff().flatten() <= 4 * torch.from_numpy(np.spacing(edges.abs().amax(dim=1).numpy()))
        for ends, height in zip(edges[restless & narrow], heights[restless & narrow], strict=True):
            found[ends.mean().item()] = kind(height, span)
        on = restless & ~narrow
        low, high, worth = *edges[on].T, worth[on]
    return found


def kind(ends: Tensor, span: float) -> Trouble:
    """What a curve does between two ends that float64 cannot part."""
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
    """The values with 0 for each that is no finite number."""
    return values.nan_to_num(0, 0, 0)


def typical_span(y: Tensor) -> float:
    """How far apart a curve's values are, leaving out what shoots away at a pole; more than a rounding error."""
    y = y[y.isfinite()]
    if not len(y):
        return 0.0
    middle = (y.quantile(0.95) - y.quantile(0.05)).item()
    return max(middle or (y.max() - y.min()).item(), 1e-9 * y.abs().max().item())
