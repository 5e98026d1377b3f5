"""Colour maps: the colours that a number between the lowest and the highest gets, as a few stops to mix between."""

import re

from .words import one_of

STOPS = """
    viridis: 440154 482475 414487 355f8d 2a788e 21918c 22a884 44bf70 7ad151 bddf26 fde725
    plasma: 0d0887 41049d 6a00a8 8f0da4 b12a90 cc4778 e16462 f2844b fca636 fcce25 f0f921
    inferno: 000004 160b39 420a68 6a176e 932667 bc3754 dd513a f37819 fca50a f6d746 fcffa4
    magma: 000004 140e36 3b0f70 641a80 8c2981 b73779 de4968 f7705c fe9f6d fecf92 fcfdbf
    cividis: 00224e 083370 35456c 4f576c 666970 7d7c78 948e77 aea371 c8b866 e5cf52 fee838
    gray: 000000 191919 333333 4c4c4c 666666 808080 999999 b3b3b3 cccccc e6e6e6 ffffff
    Greys: ffffff f3f3f3 e2e2e2 cecece b5b5b5 959595 7a7a7a 5f5f5f 404040 1d1d1d 000000
    Blues: f7fbff e3eef9 d0e1f2 b7d4ea 94c4df 6aaed6 4a98c9 2e7ebc 1764ab 084a91 08306b
    Reds: fff5f0 fee5d8 fdcab5 fcab8f fc8a6a fb694a f14432 d92523 bc141a 980c13 67000d
    Greens: f7fcf5 e9f7e5 d3eecd b8e3b2 98d594 73c476 4bb062 2f974e 157f3b 006428 00441b
    Oranges: fff5eb fee9d4 fdd9b4 fdc38d fda762 fd8c3b f3701b e25508 c54102 9e3303 7f2704
    Purples: fcfbfd f2f0f7 e2e2ef cecfe5 b6b6d8 9e9ac8 8683bd 7262ac 61409b 4f1f8b 3f007d
    hot: 0b0000 350000 5f0000 890000 b30000 dd0000 ff0800 ff3200 ff5c00 ff8600 ffb000 ffda00 ffff07 ffff46 ffff85
        ffffc4 ffffff
    cool: 00ffff 19e6ff 33ccff 4cb3ff 6699ff 807fff 9966ff b34cff cc33ff e619ff ff00ff
    coolwarm: 3b4cc0 5977e3 7b9ff9 9ebeff c0d4f5 dddcdc f2cbb7 f7ac8e ee8468 d65244 b40426
    bwr: 0000ff 3232ff 6666ff 9898ff ccccff fffefe ffcccc ff9898 ff6666 ff3232 ff0000
    seismic: 00004c 000092 0000db 3131ff 9999ff fffdfd ff9999 ff3131 e60000 b20000 800000
    RdBu: 67001f b1182b d6604d f3a481 fddbc7 f6f7f7 d1e5f0 90c4dd 4393c3 2065ab 053061
    RdYlBu: a50026 d62f27 f46d43 fdad60 fee090 feffc0 e0f3f8 aad8e9 74add1 4574b3 313695
    RdYlGn: a50026 d62f27 f46d43 fdad60 fee08b feffbe d9ef8b a5d86a 66bd63 199750 006837
    PiYG: 8e0152 c41a7c de77ae f1b5d9 fde0ef f7f7f6 e6f5d0 b7e085 7fbc41 4c9121 276419
    Spectral: 9e0142 d43d4f f46d43 fdad60 fee08b ffffbe e6f598 aadca4 66c2a5 3387bc 5e4fa2
    jet: 000080 0000c8 0000ff 0040ff 0080ff 00c0ff 16ffe1 49ffad 7dff7a b1ff46 e4ff13 ffd000 ff9400 ff5900 ff1e00
        c40000 800000
    turbo: 30123b 4040a2 466be3 4294ff 28bceb 18ddc2 32f298 6dfe62 a4fc3c cdec34 eecf3a fdac34 fb7e21 eb500e
        d02f05 a91601 7a0403
    rainbow: 8000ff 6032fe 4062fa 208ef4 00b5eb 20d5e1 40ecd4 60fac5 80ffb4 a0faa1 c0eb8d e0d377 ffb360 ff8c49
        ff5f30 ff2f18 ff0000
    hsv: ff0000 ff5f00 ffbd00 e2ff00 84ff00 25ff00 00ff39 00ff97 00fff6 00aaff 004bff 1300ff 7200ff d000ff ff00cf
        ff0071 ff0018
    twilight: e2d9e2 a6bfca 6d90c0 5f58b0 531e7c 2f1436 64194b 9f3c50 c0755e d0b39e e2d9e2
    spring: ff00ff ff19e6 ff33cc ff4cb3 ff6699 ff807f ff9966 ffb34c ffcc33 ffe619 ffff00
    summer: 008066 198c66 339966 4ca666 66b266 80c066 99cc66 b3d966 cce666 e6f266 ffff66
    autumn: ff0000 ff1900 ff3300 ff4c00 ff6600 ff8000 ff9900 ffb300 ffcc00 ffe600 ffff00
    winter: 0000ff 0019f2 0033e6 004cd9 0066cc 0080bf 0099b2 00b3a6 00cc99 00e68c 00ff80
    bone: 000000 16161e 2d2d3e 42425d 595c79 707b90 869aa6 9db9bc b9d2d2 dde9e9 ffffff
    copper: 000000 1f140c 3f2819 5e3b26 7e5033 9e6440 bd784c dd8c59 fc9f65 ffb472 ffc77f
    pink: 1e0000 684141 915d5d af7272 c68b84 d0ac94 dac6a1 e4dfae ededc6 f7f7e5 ffffff
    YlOrRd: ffffcc fff1a9 fee187 feca66 feab49 fd8c3c fc5b2e ed2e21 d41020 b00026 800026
    YlGnBu: ffffd9 f1faba d6efb3 abdeb7 73c8bd 40b5c4 2498c1 2072b1 234da0 1f2f87 081d58
    binary: ffffff e6e6e6 cccccc b3b3b3 999999 7f7f7f 666666 4c4c4c 333333 191919 000000
    terrain: 333399 1e5ec4 0888ee 00acc4 01cc66 41d973 81e680 c1f38d fefe98 ded587 beac76 9e8365 815e56 a18781
        c1b0ac e1d9d7 ffffff
    tab10: 1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf
    Set1: e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999
    Set2: 66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3
    Pastel1: fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2
    tab20: 1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b c49c94 e377c2 f7b6d2
        7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5
    BuPu: f7fcfd e5eff6 ccddec b2cae1 9ab4d6 8c95c6 8c74b5 8a51a5 852d90 760c71 4d004b
    GnBu: f7fcf0 e5f5e0 d4eece bee6bf 9fdab8 7accc4 57b8d0 389bc6 1d7eb7 085fa3 084081
    PuBu: fff7fb f0eaf4 dbdaeb c0c9e2 9cb9d9 73a9cf 4295c3 187cb6 0567a2 045382 023858
    YlGn: ffffe5 f9fdc2 e5f5ac c8e99b a2d88a 77c679 4cb063 2f934d 15793e 006034 004529
    OrRd: fff7ec feebd0 fddcaf fdca94 fdb27b fc8c59 f26d4b e0442f c91d13 a80000 7f0000
    PRGn: 40004b 752982 9970ab c1a4ce e7d4e8 f6f7f6 d9f0d3 a5da9f 5aae61 1a7736 00441b
    BrBG: 543005 8b500a bf812d dec17b f6e8c3 f4f5f5 c7eae5 7fccc0 35978f 01655d 003c30
    gist_earth: 000000 112977 225e7c 32827b 3e915b 5ea04b 8eac56 b7b65e c4a46f e1bfb0 fdfbfb
    ocean: 008000 005a19 003333 000e4c 001a66 004080 006699 1b8db3 66b3cc b4dae6 ffffff
    nipy_spectral: 000000 7b008c 4300a2 0000d1 0078dd 009ecf 00aa98 009d1d 00bc00 00e700 67ff00 e4f100 ffc900
        ff6900 ec0000 cf0000 cccccc
"""
TABLE = {
    name: tuple(f"#{stop}" for stop in stops.split())
    for name, stops in re.findall(r"(\w+): ([0-9a-f\s]+?)(?=\s+\w+:|\s*$)", STOPS)
}
# Each of these has colours of its own and none in between.
LISTED = frozenset({"tab10", "Set1", "Set2", "Pastel1", "tab20"})
OTHER_NAMES = {"grey": "gray", "gist_gray": "gray", "gist_grey": "gray", "grey_r": "gray_r"}
DEFAULT = "viridis"
KNOWN = frozenset({*TABLE, *(f"{name}_r" for name in TABLE), *OTHER_NAMES})


def checked(name: object) -> str:
    """The name of a colour map. Raises: ValueError, TypeError in matplotlib's words."""
    if name is None:
        return DEFAULT
    if not isinstance(name, str):
        raise TypeError(
            f"'cmap' must be an instance of matplotlib.colors.Colormap, str or None, not a {type(name).__name__}"
        )
    if name not in KNOWN:
        one_of(name, "cmap", sorted(KNOWN))
    return name


def stops(name: str) -> tuple[str, ...]:
    """The colours of a map, from the lowest to the highest."""
    name = OTHER_NAMES.get(name, name)
    found = TABLE[name.removesuffix("_r")]
    return found[::-1] if name.endswith("_r") else found
