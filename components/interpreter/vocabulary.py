"""The names that a program may use: a reviewed list, and nothing that is not on it.

What belongs here computes values from values. What does not: files, memory addresses, the environment, threads, hooks,
settings of the whole process, uninitialised memory, callbacks, and anything that returns one of these. Tests walk the
list; a person should be able to check it in ten minutes. A name is looked up here first and only then in torch.
"""

from typing import Any

import numpy as np
import torch
import torch.nn.functional

from . import (
    array_sizes,
    buffers,
    cycles,
    defaults,
    drawing,
    hooks,
    inherited,
    legacy,
    library,
    memory,
    nn,
    own_functions,
    owned,
    quantized,
    settings,
    sparse,
    spectra,
    storages,
)
from .entries import Function, Module
from .nn import byte_files, checking, data, derivatives, distributions, names, optimizers, saving, transforms, utilities

# --- Elements: one number in, one number out, at every place of a tensor; as torch.NAME(x) and as x.NAME()
ELEMENTWISE = """
    abs absolute neg negative positive sign sgn signbit square sqrt rsqrt reciprocal pow float_power exp exp2 expm1
    log log2 log10 log1p logit sin cos tan asin acos atan arcsin arccos arctan atan2 arctan2 sinh cosh tanh
    asinh acosh atanh arcsinh arccosh arctanh sinc hypot sigmoid relu erf erfc erfinv lgamma digamma
    i0 igamma igammac xlogy ceil floor trunc fix frac round clamp clip clamp_min clamp_max deg2rad rad2deg
    add sub subtract mul multiply div divide true_divide floor_divide fmod remainder addcmul addcdiv lerp ldexp frexp
    maximum minimum fmax fmin copysign nextafter heaviside gcd lcm logaddexp logaddexp2 nan_to_num angle conj
    conj_physical resolve_conj resolve_neg real imag
    eq ne not_equal lt less le less_equal gt greater ge greater_equal isclose isnan isinf isfinite isposinf isneginf
    isreal logical_and logical_or logical_xor logical_not bitwise_and bitwise_or bitwise_xor bitwise_not
    bitwise_left_shift bitwise_right_shift where masked_fill
"""

# --- The rest of what is both a function and a method
REDUCING = """
    sum mean prod max min amax amin aminmax argmax argmin std var median nanmedian nanmean nansum mode quantile
    nanquantile norm dist logsumexp count_nonzero all any cumsum cumprod cummax cummin logcumsumexp diff histc histogram
    bincount cov corrcoef allclose equal trace numel is_nonzero renorm softmax log_softmax kthvalue topk sort argsort
    msort unique unique_consecutive
"""
SHAPING = """
    reshape flatten ravel unflatten squeeze unsqueeze transpose t permute movedim moveaxis swapaxes swapdims adjoint
    broadcast_to flip fliplr flipud rot90 roll tile chunk split tensor_split hsplit vsplit dsplit unbind narrow
    narrow_copy select diagonal diag diagflat diag_embed tril triu repeat_interleave clone detach view_as_real
    view_as_complex unsafe_chunk unsafe_split as_strided
"""
INDEXING = """
    gather scatter scatter_add scatter_reduce take take_along_dim index_select index_add index_copy index_fill
    index_reduce index_put masked_select masked_scatter nonzero nonzero_static argwhere select_scatter slice_scatter
    diagonal_scatter as_strided_scatter put
"""
LINEAR_ALGEBRA = """
    matmul mm mv dot vdot inner outer ger bmm addmm addmv addr addbmm baddbmm kron cross det logdet slogdet inverse
    pinverse matrix_power matrix_exp cholesky cholesky_inverse cholesky_solve qr svd lu_solve triangular_solve geqrf
    orgqr ormqr
"""
ASKING = " is_complex is_floating_point is_conj is_neg is_signed "
RANDOM = " bernoulli multinomial "

# --- Functions of torch only
CREATING = """
    tensor as_tensor asarray from_numpy scalar_tensor zeros zeros_like ones ones_like full full_like eye arange range
    linspace logspace complex polar tril_indices triu_indices bartlett_window blackman_window hamming_window
    hann_window kaiser_window
"""
JOINING = """
    cat concat concatenate stack hstack vstack dstack column_stack row_stack block_diag cartesian_prod combinations
    meshgrid atleast_1d atleast_2d atleast_3d broadcast_tensors
"""
COMPUTING = """
    einsum tensordot chain_matmul cdist pdist pairwise_distance cosine_similarity lu lu_unpack bucketize searchsorted
    isin std_mean var_mean trapezoid trapz cumulative_trapezoid gradient vander histogramdd bilinear hash_tensor
    channel_shuffle native_channel_shuffle pixel_shuffle pixel_unshuffle celu selu prelu threshold
    unravel_index
"""
RANDOM_FUNCTIONS = " rand rand_like randn randn_like randint randint_like randperm normal poisson dropout"
TYPES_AND_SHAPES = """
    broadcast_shapes can_cast promote_types result_type is_tensor is_grad_enabled is_inference_mode_enabled
    typename
"""
# A `with` statement may hold these; anywhere else they would change the thread for whoever comes next.
CONTEXTS = "no_grad enable_grad inference_mode set_grad_enabled"

# --- Methods and attributes of tensors only
IN_PLACE = """
    abs_ absolute_ neg_ negative_ sign_ sgn_ square_ sqrt_ rsqrt_ reciprocal_ pow_ float_power_ exp_ exp2_ expm1_ log_
    log2_ log10_ log1p_ logit_ sin_ cos_ tan_ asin_ acos_ atan_ arcsin_ arccos_ arctan_ atan2_ arctan2_ sinh_ cosh_
    tanh_ asinh_ acosh_ atanh_ arcsinh_ arccosh_ arctanh_ sinc_ hypot_ sigmoid_ relu_ erf_ erfc_ erfinv_ lgamma_
    digamma_ i0_ igamma_ igammac_ xlogy_ ceil_ floor_ trunc_ fix_ frac_ round_ clamp_ clip_ clamp_min_
    clamp_max_ deg2rad_ rad2deg_ add_ sub_ subtract_ mul_ multiply_ div_ divide_ true_divide_ floor_divide_ fmod_
    remainder_ addcmul_ addcdiv_ lerp_ ldexp_ copysign_ nextafter_ heaviside_ gcd_ lcm_ nan_to_num_ conj_physical_
    eq_ ne_ not_equal_ lt_ less_ le_ less_equal_ gt_ greater_ ge_ greater_equal_ logical_and_ logical_or_ logical_xor_
    logical_not_ bitwise_and_ bitwise_or_ bitwise_xor_ bitwise_not_ bitwise_left_shift_ bitwise_right_shift_
    cumsum_ cumprod_ renorm_ addmm_ addmv_ addr_ addbmm_ baddbmm_ tril_ triu_ t_ transpose_ swapaxes_ swapdims_
    squeeze_ unsqueeze_ detach_ zero_ fill_ fill_diagonal_ copy_ masked_fill_ masked_scatter_ index_add_ index_copy_
    index_fill_ index_put_ index_reduce_ scatter_ scatter_add_ scatter_reduce_ put_
    uniform_ normal_ random_ bernoulli_ exponential_ geometric_ cauchy_ log_normal_
"""
METHODS = """
    backward requires_grad_ retain_grad numpy tolist item dim ndimension size nelement stride storage_offset
    element_size is_contiguous contiguous view view_as reshape_as expand expand_as repeat unfold type type_as
    to cpu cuda float double half bfloat16 int long short char byte bool cfloat cdouble chalf pin_memory is_pinned
    get_device is_inference is_set_to is_same_size new_tensor new_zeros new_ones new_full lu sum_to_size dim_order
"""
METHODS += sparse.TENSOR + quantized.METHODS + storages.OF_TENSORS
ATTRIBUTES = """
    shape dtype device layout ndim itemsize nbytes T mT H mH real imag data grad grad_fn is_leaf requires_grad
    retains_grad output_nr is_cpu is_cuda is_mps is_xpu is_meta is_sparse is_sparse_csr is_quantized grad_dtype
"""
ASSIGNABLE = {"requires_grad", "grad", "data", "grad_dtype"}

DTYPES = """
    float16 half bfloat16 float32 float float64 double complex32 chalf complex64 cfloat complex128 cdouble
    uint8 uint16 uint32 uint64 int8 int16 short int32 int int64 long bool
"""
CONSTANTS = "pi e inf nan newaxis strided contiguous_format channels_last channels_last_3d preserve_format"

# --- torch's smaller modules
LINALG = """
    norm vector_norm matrix_norm diagonal det slogdet cond matrix_rank cholesky qr lu lu_factor eig eigvals eigh
    eigvalsh svd svdvals solve solve_triangular lu_solve lstsq inv pinv matrix_exp matrix_power cross matmul vecdot
    multi_dot householder_product tensorinv tensorsolve vander inv_ex cholesky_ex
"""
SPECIAL = """
    expit logit erf erfc erfinv erfcx exp2 expm1 log1p log_ndtr ndtr ndtri entr gammaln digamma psi  gammainc
    gammaincc i0 i0e i1 i1e sinc xlogy xlog1py logsumexp softmax log_softmax round bessel_j0 bessel_j1
"""
FFT = """
    fft ifft rfft irfft fft2 ifft2 rfft2 irfft2 fftn ifftn rfftn irfftn hfft ihfft hfft2 ihfft2 hfftn ihfftn fftfreq
    rfftfreq fftshift ifftshift
"""
FUNCTIONAL = """
    relu leaky_relu elu selu celu gelu silu mish softplus softsign sigmoid tanh hardtanh relu6 logsigmoid softmax
    hardswish hardsigmoid hardshrink softshrink tanhshrink threshold
    log_softmax normalize one_hot linear mse_loss l1_loss smooth_l1_loss huber_loss cross_entropy nll_loss
    binary_cross_entropy binary_cross_entropy_with_logits cosine_similarity pairwise_distance channel_shuffle
    native_channel_shuffle pixel_shuffle pixel_unshuffle
"""
CUDA = """
    is_available device_count current_device get_device_name get_device_capability synchronize memory_allocated
    is_bf16_supported
"""
ACCELERATOR = "is_available current_accelerator device_count current_device_index synchronize"

# --- numpy and math, as far as an introduction goes
NUMPY = """
    array asarray zeros zeros_like ones ones_like full full_like eye identity arange linspace logspace geomspace
    reshape ravel transpose squeeze expand_dims broadcast_to concatenate stack vstack hstack column_stack repeat tile
    meshgrid tril triu flip roll where clip round around
    abs absolute negative sign sqrt square cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan
    arctan2 sinh cosh tanh floor ceil trunc rint add subtract multiply divide true_divide floor_divide mod remainder
    power float_power maximum minimum fmax fmin hypot isnan isinf isfinite isclose allclose array_equal
    equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor logical_not
    sum prod mean std var median min max amin amax ptp argmin argmax cumsum cumprod any all sort argsort unique
    count_nonzero nonzero dot matmul size shape ndim
    argwhere flatnonzero dstack degrees radians deg2rad rad2deg sinc logaddexp copysign
    positive reciprocal fabs gcd lcm bitwise_and bitwise_or bitwise_xor invert left_shift right_shift
"""
NUMPY_DTYPES = """
    float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool complex64 complex128
    half single double int_ intp uint byte ubyte short bool_
"""
NUMPY_KINDS = "ndarray generic number integer floating"
NUMPY_CONSTANTS = "pi e inf nan newaxis"


# --- What values of other types have: methods, then attributes
ARRAY = (
    """
    reshape ravel flatten transpose squeeze swapaxes sum prod mean std var min max argmin argmax cumsum cumprod any all
    round clip copy astype tolist item dot sort argsort nonzero fill repeat diagonal trace conj
    """,
    "shape dtype ndim size T strides itemsize nbytes real imag",
)
OTHERS = {
    torch.Size: ("numel count index", ""),
    torch.dtype: ("to_complex to_real", "is_floating_point is_complex is_signed itemsize"),
    torch.device: ("", "type index"),
    torch.Generator: ("manual_seed seed initial_seed get_state set_state", "device"),
    torch.finfo: ("", "bits eps max min tiny resolution smallest_normal dtype"),
    torch.iinfo: ("", "bits max min dtype"),
    torch.autograd.graph.Node: ("name", "next_functions"),
    np.finfo: ("", "bits eps max min tiny resolution smallest_normal dtype"),
    np.iinfo: ("", "bits max min dtype"),
    np.dtype: ("", "name kind itemsize type"),
    **storages.OTHERS,
}


def members(source: Any, names: str) -> dict[str, object]:
    """The vocabulary's entry for each of the names: a Function where the source has a function, else the value."""
    found = {name: getattr(source, name) for name in names.split()}
    prefix = f"{source.__name__}."
    return {
        name: Function(f"{prefix}{name}", value) if callable(value) and not isinstance(value, type) else value
        for name, value in found.items()
    }


def present(source: object, names: str) -> str:
    """Those of the names that the source has, in one text."""
    return " ".join(name for name in names.split() if hasattr(source, name))


BOTH = ELEMENTWISE + REDUCING + SHAPING + INDEXING + LINEAR_ALGEBRA + ASKING + RANDOM
TYPES = "Size device dtype Generator finfo iinfo"
CUDA_MODULE = Module("torch.cuda", {**members(torch.cuda, CUDA), **owned.owned(settings.CUDA, "torch.cuda")})

TORCH_MODULE = Module(
    "torch",
    {
        **members(torch, present(torch, BOTH)),
        **members(torch, CREATING + JOINING + COMPUTING + RANDOM_FUNCTIONS + TYPES_AND_SHAPES + quantized.FUNCTIONS),
        **members(torch, " ".join((DTYPES, CONSTANTS, TYPES, sparse.LAYOUTS, quantized.CONSTANTS))),
        **{name: Function(f"torch.{name}", getattr(torch, name), context=True) for name in CONTEXTS.split()},
        **legacy.KINDS,
        **owned.owned(owned.TORCH | buffers.TORCH, "torch"),
        **owned.owned(settings.TORCH, "torch"),
        **owned.owned(defaults.FUNCTIONS | sparse.FUNCTIONS | storages.FUNCTIONS, "torch"),
        "random": Module("torch.random", owned.owned(settings.RANDOM, "torch.random")),
        "cuda": CUDA_MODULE,
        "accelerator": Module("torch.accelerator", members(torch.accelerator, ACCELERATOR)),
        "autograd": Module(
            "torch.autograd",
            {
                **members(torch.autograd, "grad Variable"),
                "Function": own_functions.Function,
                "function": Module(
                    "torch.autograd.function",
                    {
                        "Function": own_functions.Function,
                        **owned.owned(own_functions.FUNCTIONS, "torch.autograd.function"),
                    },
                ),
                **checking.FUNCTIONS,
                "functional": Module("torch.autograd.functional", derivatives.FUNCTIONS),
            },
        ),
        "func": Module("torch.func", transforms.FUNCTIONS),
        "vmap": transforms.FUNCTIONS["vmap"],
        "distributions": Module("torch.distributions", distributions.MEMBERS),
        "linalg": Module("torch.linalg", {**members(torch.linalg, LINALG), **spectra.FUNCTIONS}),
        "special": Module("torch.special", members(torch.special, SPECIAL)),
        "fft": Module("torch.fft", members(torch.fft, FFT)),
        "sparse": Module("torch.sparse", members(torch.sparse, sparse.MODULE)),
        "nn": Module(
            "torch.nn",
            {
                **{kind.__name__: kind for kind in (*names.MODULES, torch.nn.Parameter)},
                "init": Module("torch.nn.init", members(torch.nn.init, names.INITIALIZING)),
                "utils": Module("torch.nn.utils", utilities.FUNCTIONS),
                "functional": Module(
                    "torch.nn.functional", members(torch.nn.functional, FUNCTIONAL + names.FUNCTIONAL)
                ),
            },
        ),
        **owned.owned(saving.FUNCTIONS, "torch"),
        "testing": Module("torch.testing", utilities.TESTING),
        "utils": Module("torch.utils", {"data": Module("torch.utils.data", data.MEMBERS)}),
        "optim": Module(
            "torch.optim",
            {
                **{kind.__name__: kind for kind in (*optimizers.OPTIMIZERS, torch.optim.Optimizer)},
                "lr_scheduler": Module(
                    "torch.optim.lr_scheduler", {kind.__name__: kind for kind in optimizers.SCHEDULES}
                ),
            },
        ),
        "version": Module("torch.version", {"cuda": torch.version.cuda, "hip": torch.version.hip}),
        "backends": Module(
            "torch.backends",
            {
                "mps": Module("torch.backends.mps", members(torch.backends.mps, "is_available is_built")),
                "cuda": Module("torch.backends.cuda", members(torch.backends.cuda, "is_built")),
                "cudnn": Module("torch.backends.cudnn", members(torch.backends.cudnn, "is_available version")),
            },
        ),
    },
)
NUMPY_MODULE = Module(
    "numpy",
    {
        **members(np, " ".join((NUMPY, NUMPY_DTYPES, NUMPY_CONSTANTS, NUMPY_KINDS, "finfo iinfo"))),
        **members(np, " ".join(array_sizes.OF_NUMPY)),
        **owned.owned(owned.NUMPY | settings.NUMPY | buffers.NUMPY, "numpy"),
        "linalg": Module("numpy.linalg", members(np.linalg, " ".join((*array_sizes.OF_LINALG, "LinAlgError")))),
        "random": Module("numpy.random", {**owned.owned(drawing.FUNCTIONS, "numpy.random"), **drawing.TYPES}),
    },
)
IMPORTS = {
    **library.MODULES,
    "io": byte_files.IO,
    "torch": TORCH_MODULE,
    "numpy": NUMPY_MODULE,
}
# What a program finds without an import.
PRELUDE: dict[str, Any] = {
    **library.BUILTINS,
    "super": Function("super", inherited.super_, owned=True),
    "vars": Function("vars", inherited.vars_, owned=True),
    "torch": TORCH_MODULE,
    "np": NUMPY_MODULE,
    "math": library.MODULES["math"],
    "cuda": CUDA_MODULE,
    "tensor": TORCH_MODULE.members["tensor"],
}
# Types that may be called; others, such as torch.Tensor, are values for isinstance.
CALLABLE_TYPES = {
    *(torch.Size, torch.device, torch.Generator, torch.iinfo, np.finfo, np.iinfo),
    *members(np, NUMPY_DTYPES).values(),
}

# What calling these does instead, with the run as its first argument.
OWN_TYPES = defaults.OWN_TYPES | drawing.OWN_TYPES | legacy.OWN_TYPES | settings.OWN_TYPES | nn.OWN_TYPES

METHODS_OF = {
    torch.Tensor: {*present(torch.Tensor, BOTH + METHODS).split(), *IN_PLACE.split()} - set(ATTRIBUTES.split()),
    np.ndarray: set(ARRAY[0].split()),
    np.generic: set(ARRAY[0].split()),
    **{kind: set(methods.split()) for kind, (methods, _) in OTHERS.items()},
}
# Methods that act on the run and take it as their first argument, then the value.
_OF_RUNS = owned.METHODS | drawing.METHODS | legacy.METHODS | memory.METHODS | nn.OWN_METHODS
_OF_RUNS |= defaults.METHODS | hooks.METHODS | sparse.METHODS | storages.METHODS
_OF_RUNS |= cycles.METHODS | own_functions.METHODS
OWN_METHODS = library.OWN_METHODS | _OF_RUNS
for _kind, _name in _OF_RUNS:
    METHODS_OF.setdefault(_kind, set()).add(_name)
ATTRIBUTES_OF = {
    torch.Tensor: set(ATTRIBUTES.split()),
    np.ndarray: set(ARRAY[1].split()),
    np.generic: set(ARRAY[1].split()),
    **{kind: set(attributes.split()) for kind, (_, attributes) in OTHERS.items()},
    **nn.ATTRIBUTES_OF,
    **own_functions.ATTRIBUTES_OF,
}


def has_method(value: object, name: str) -> bool:
    """Whether the vocabulary has a method of this name for the value."""
    return any(name in names for kind, names in METHODS_OF.items() if isinstance(value, kind))


def has_attribute(value: object, name: str) -> bool:
    """Whether the vocabulary has an attribute of this name for the value, or it is a field of named results."""
    if any(name in names for kind, names in ATTRIBUTES_OF.items() if isinstance(value, kind)):
        return True
    # Named results, such as torch.max's values and indices: tuples whose fields are their only public names.
    return isinstance(value, tuple) and type(value) is not tuple and name in fields(type(value))


def fields(kind: type) -> tuple[str, ...]:
    """The names of the fields of a type of named results; () for a type that names none."""
    return getattr(kind, "_fields", None) or getattr(kind, "__match_args__", ())
