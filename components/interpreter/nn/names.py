"""What of torch.nn a program may call, and read of what it made: reviewed lists, and nothing that is not on them.

Left out: what registers hooks, what looks at memory through indices that torch does not check, what copies the whole of
a program's class into another process, and all that begins with an underscore.
"""

from functools import cache

from torch import nn

LAYERS = """
    Linear Bilinear Identity Flatten Unflatten Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
    MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d LPPool1d LPPool2d AdaptiveAvgPool1d AdaptiveAvgPool2d
    AdaptiveAvgPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d
    AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d BatchNorm1d BatchNorm2d BatchNorm3d
    LayerNorm GroupNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d RMSNorm LocalResponseNorm Dropout Dropout1d
    Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout Embedding EmbeddingBag
    RNN LSTM GRU RNNCell LSTMCell GRUCell Upsample
    UpsamplingNearest2d UpsamplingBilinear2d PixelShuffle PixelUnshuffle ChannelShuffle Fold Unfold
    ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d
    ZeroPad2d ZeroPad3d ConstantPad1d ConstantPad2d ConstantPad3d CircularPad1d CircularPad2d CircularPad3d
    CosineSimilarity PairwiseDistance MultiheadAttention TransformerEncoderLayer TransformerEncoder
    TransformerDecoderLayer TransformerDecoder Transformer
"""
ACTIVATIONS = """
    ReLU ReLU6 LeakyReLU PReLU RReLU ELU SELU CELU GELU SiLU Mish Sigmoid LogSigmoid Tanh Softmax Softmax2d LogSoftmax
    Softmin Softplus Softshrink Softsign Tanhshrink Threshold Hardtanh Hardshrink Hardsigmoid Hardswish GLU
"""
LOSSES = """
    MSELoss L1Loss SmoothL1Loss HuberLoss CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss KLDivLoss PoissonNLLLoss
    GaussianNLLLoss HingeEmbeddingLoss CosineEmbeddingLoss MarginRankingLoss SoftMarginLoss MultiMarginLoss
    MultiLabelMarginLoss MultiLabelSoftMarginLoss TripletMarginLoss CTCLoss
"""
CONTAINERS = "Module Sequential ModuleList ModuleDict ParameterList ParameterDict"
MODULES = tuple(getattr(nn, name) for name in (LAYERS + ACTIVATIONS + LOSSES + CONTAINERS).split())
# A class of a program may inherit from these; others keep what they need under names that a program may not touch.
BASES = frozenset(
    getattr(nn, name)
    for name in "Module Sequential ModuleList ModuleDict Linear Conv2d Embedding Dropout LayerNorm ReLU MSELoss".split()
)

METHODS = """
    forward extra_repr parameters named_parameters children named_children modules named_modules buffers named_buffers
    state_dict load_state_dict train eval zero_grad to float double half bfloat16 type cpu cuda requires_grad_ apply
    register_buffer register_parameter register_module add_module get_parameter get_buffer get_submodule
"""
# What some layers have besides.
OTHER_METHODS = {
    nn.Sequential: "append extend insert pop",
    nn.ModuleList: "append extend insert pop",
    nn.ModuleDict: "keys values items update clear pop",
    nn.ParameterList: "append extend",
    nn.ParameterDict: "keys values items update clear pop popitem get setdefault copy fromkeys",
    **{kind: "reset_parameters" for kind in MODULES if hasattr(kind, "reset_parameters")},
    nn.RNN: "reset_parameters flatten_parameters",
    nn.LSTM: "reset_parameters flatten_parameters",
    nn.GRU: "reset_parameters flatten_parameters",
    nn.BatchNorm1d: "reset_parameters reset_running_stats",
    nn.BatchNorm2d: "reset_parameters reset_running_stats",
    nn.BatchNorm3d: "reset_parameters reset_running_stats",
}
# Numbers, texts and truths that layers were made with; parameters and buffers have their names from the module itself.
SETTINGS = """
    in_features out_features in1_features in2_features in_channels out_channels kernel_size stride padding dilation
    groups padding_mode output_padding transposed ceil_mode return_indices count_include_pad divisor_override norm_type
    output_size num_features eps momentum affine track_running_stats normalized_shape elementwise_affine num_groups
    num_channels size alpha beta k p inplace num_embeddings embedding_dim padding_idx max_norm scale_grad_by_freq sparse
    mode input_size hidden_size num_layers batch_first dropout bidirectional proj_size nonlinearity start_dim end_dim
    dim unflattened_size scale_factor align_corners upscale_factor downscale_factor threshold value negative_slope
    num_parameters init lower upper lambd min_val max_val approximate reduction ignore_index label_smoothing delta
    log_input full margin weight_decay swap log_target embed_dim num_heads head_dim kdim vdim norm keepdim d_model nhead
    add_zero_attn blank zero_infinity include_last_offset
"""
# What layers keep for themselves where they were made.
KEPT = ("_reversed_padding_repeated_twice",)

INITIALIZING = """
    calculate_gain constant_ dirac_ eye_ kaiming_normal_ kaiming_uniform_ normal_ ones_ orthogonal_ trunc_normal_
    uniform_ xavier_normal_ xavier_uniform_ zeros_
"""
UTILITIES = "clip_grad_norm_ clip_grad_value_ parameters_to_vector vector_to_parameters get_total_norm"
FUNCTIONAL = """
    adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d
    adaptive_max_pool3d affine_grid alpha_dropout avg_pool1d avg_pool2d avg_pool3d batch_norm bilinear conv1d conv2d
    conv3d conv_transpose1d conv_transpose2d conv_transpose3d cosine_embedding_loss ctc_loss dropout dropout1d dropout2d
    dropout3d feature_alpha_dropout embedding embedding_bag
    fold gaussian_nll_loss glu grid_sample group_norm gumbel_softmax
    hinge_embedding_loss instance_norm interpolate kl_div layer_norm local_response_norm lp_pool1d lp_pool2d
    margin_ranking_loss max_pool1d max_pool2d max_pool3d max_unpool1d max_unpool2d max_unpool3d
    multi_margin_loss multilabel_margin_loss
    multilabel_soft_margin_loss pad pdist poisson_nll_loss prelu rms_norm rrelu scaled_dot_product_attention
    soft_margin_loss softmin triplet_margin_loss unfold upsample relu_ elu_ celu_ selu_ leaky_relu_ hardtanh_ rrelu_
    threshold_
"""


def methods_of() -> dict[type, set[str]]:
    """The methods that may be called, by the type that has them."""
    found = {kind: set(names.split()) for kind, names in OTHER_METHODS.items()}
    found.setdefault(nn.Module, set()).update(METHODS.split())
    return found


def attributes_of() -> dict[type, set[str]]:
    """The attributes that may be read, by the type that has them."""
    settings = set(SETTINGS.split())
    return {nn.Module: {"training"}, **{kind: set(settings) for kind in MODULES if kind is not nn.Module}}


KNOWN = frozenset(MODULES)
METHODS_OF = methods_of()
ATTRIBUTES_OF = attributes_of()


@cache
def hidden_names(kind: type) -> frozenset[str]:
    """What this kind of module has, and no program may read, set, or have anew in a class of its own."""
    own = {name for name in (*dir(kind), *vars(nn.Module()), *KEPT) if not name.startswith("__")}
    shown = {name for base in kind.__mro__ for name in METHODS_OF.get(base, ())}
    return frozenset(own - shown - {"training"})
