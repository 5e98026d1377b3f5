"""A long link made short: its query compressed into one parameter, `packed`."""

import base64
import zlib
from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode

from .sentences import REASONS

PACKED = "packed"
LONG = 200  # characters of a query that still is read, and typed, as it stands
# What all parameters may hold: a program of 10,000 characters, each of which takes up to 12 in a link, and the others.
LONGEST = 130_000
MOST_PARAMETERS = 100  # parameters
# A link cannot say how the visitor's page is embedded, and a packed text in a packed text might never end.
KEPT_OUT = {"embed", "embed_options", PACKED}


def pack(parameters: Mapping[str, str]) -> str:
    """The query of a link with these parameters; a long one is packed."""
    query = urlencode(parameters)
    if len(query) <= LONG:
        return query
    return min(query, f"{PACKED}={compressed(parameters)}", key=len)


def compressed(parameters: Mapping[str, str]) -> str:
    """The parameters as the text of the parameter `packed`."""
    return base64.urlsafe_b64encode(zlib.compress(urlencode(parameters).encode(), 9)).decode().rstrip("=")


def unpack(text: str) -> dict[str, list[str]]:
    """The parameters that `pack` put into a text, which anybody may have changed.

    Raises: ValueError for what is no such text, or holds more than a page's parameters may.
    """
    unusable = REASONS["broken"]
    try:
        stream = zlib.decompressobj()
        # It stops there, however much more there is.
        query = stream.decompress(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True), LONGEST)
        parameters = parse_qs(query.decode("ascii"), True, True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except (ValueError, zlib.error) as error:
        raise ValueError(unusable) from error
    if not stream.eof or KEPT_OUT.intersection(name.lower() for name in parameters):
        raise ValueError(unusable)
    return parameters
