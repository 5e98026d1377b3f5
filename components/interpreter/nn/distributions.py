"""torch.distributions: torch's own, which draw from the run's random numbers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from torch import distributions

from ..entries import Function
from ..library.entry import worded
from . import modules
from .modules import given, one_given, refused

if TYPE_CHECKING:
    from ..running import Running

KINDS = tuple(
    getattr(distributions, name)
    for name in """
    Normal Uniform Bernoulli Categorical Exponential Poisson Beta Gamma Laplace LogNormal Geometric Binomial Multinomial
    MultivariateNormal Dirichlet Cauchy Chi2 StudentT HalfNormal Gumbel Pareto OneHotCategorical Weibull Independent
    """.split()
)
METHODS_OF = {
    distributions.Distribution: set("sample rsample log_prob cdf icdf entropy perplexity enumerate_support".split())
}
SHAPES = set("mean variance stddev mode batch_shape event_shape has_rsample has_enumerate_support".split())
PARAMETERS = set(
    """
    loc scale low high probs logits rate concentration concentration0 concentration1 total_count covariance_matrix
    scale_tril precision_matrix df alpha base_dist
    """.split()
)
ATTRIBUTES_OF = {distributions.Distribution: SHAPES, **{kind: PARAMETERS for kind in KINDS}}


def make(kind: type) -> Callable[..., Any]:
    """What calling this kind of distribution does, with the run as its first argument."""

    def make_one(run: "Running", *args: Any, **kwargs: Any):
        run.room.take_items(modules.MODULE)
        checked = [value if isinstance(value, distributions.Distribution) else one_given(run, value) for value in args]
        return kind(*checked, **given(run, kwargs))

    return worded(make_one, kind)


def method(name: str) -> Callable[..., Any]:
    """A method of distributions as the run calls it."""

    def call(run: "Running", owner: object, *args: Any, **kwargs: Any):
        return getattr(type(owner), name)(owner, *given(run, args), **given(run, kwargs))

    return call


def kl_divergence(run: "Running", p: object, q: object) -> object:
    """`kl_divergence(p, q)` of two distributions."""
    if not (isinstance(p, distributions.Distribution) and isinstance(q, distributions.Distribution)):
        raise refused(
            "kl_divergence takes two distributions here.", "Write `kl_divergence(Normal(0, 1), Normal(1, 1))`."
        )
    return distributions.kl_divergence(p, q)


OWN_METHODS = {(kind, name): method(name) for kind, found in METHODS_OF.items() for name in found}
OWN_TYPES = {kind: make(kind) for kind in KINDS}
MEMBERS = {
    **{kind.__name__: kind for kind in KINDS},
    "kl_divergence": Function(
        "torch.distributions.kl_divergence", worded(kl_divergence, distributions.kl_divergence), owned=True
    ),
}
