"""Every text that a page sends to the browser, and how the browser reads it."""

import re
from collections.abc import Iterator

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from .shown_code import CodeParser, is_code

# A piece of inline code of Markdown: as many backticks at its end as at its beginning.
CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# Elements that show their text as it is, with what they draw it from; and pictures, whose texts are data.
PLAIN = {"code", "text", "vega_lite_chart", "arrow_vega_lite_chart"}
# Fields of any element that are no text to read: what is in a field, names of elements, links to follow.
NO_TEXT = {
    *("id", "value", "default", "string_value", "set_value", "form_id", "user_key", "query_param_key", "element_id"),
    *("placeholder", "page_script_hash", "url", "key"),
}


def markdown_of(app: AppTest) -> Iterator[tuple[str, str]]:
    """What the page has the browser read as Markdown: where it stands, and the text without its inline code."""
    for kind, path, text in texts_of(app):
        if kind == "html":
            yield f"html {path}", text
        elif kind == "selectbox" and path == "options":
            continue  # a list of plain texts
        elif kind not in PLAIN:
            yield f"{kind} {path}", CODE.sub("", text)


def texts_of(app: AppTest) -> Iterator[tuple[str, str, str]]:
    """Each text of each element and block: the kind of the element, the field, and the text."""
    for node in nodes(app._tree):
        proto = getattr(node, "proto", None)
        if getattr(node, "type", "") == "table":
            yield from (("table", "cell", str(cell)) for cell in node.value.to_numpy().ravel())
        elif isinstance(proto, Message) and node.type == "html" and is_code(proto.body):
            # The text in it is shown as it is; the elements around it are not.
            block = CodeParser(proto.body)
            yield from (("code", "text", text) for text in block.texts)
            yield from (("html", name, value) for _, *attributes in block.elements for name, value in attributes)
        elif isinstance(proto, Message):
            yield from ((node.type, path, text) for path, text in fields(proto))


def nodes(node) -> Iterator:
    yield node
    children = getattr(node, "children", {})
    for child in children.values() if isinstance(children, dict) else ():
        yield from nodes(child)


def fields(proto: Message, path: str = "") -> Iterator[tuple[str, str]]:
    for field, value in proto.ListFields():
        if field.name in NO_TEXT:
            continue
        name = f"{path}.{field.name}".strip(".")
        for part in value if field.is_repeated else [value]:
            if isinstance(part, str):
                yield name, part
            elif isinstance(part, Message):
                yield from fields(part, name)
