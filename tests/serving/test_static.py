"""What the app's own server answers for: the same bytes as Streamlit's, compressed, and everything else untouched."""

import gzip
import json
import re
from pathlib import Path

import pytest
import streamlit
from starlette.responses import PlainTextResponse

from components.serving.index import head, page
from components.serving.modules import ELEMENTS, SMALL, needed, small_scripts
from components.serving.sentences import ABOUT
from components.serving.static import Static
from tests.load.visitor import run_apart

STATIC = Path(streamlit.__file__).with_name("static")
SCRIPTS = STATIC / "static" / "js"
INDEX = (STATIC / "index.html").read_text()
SCRIPT = next(SCRIPTS.glob("react-dom.*.js"))
PATH = f"/static/js/{SCRIPT.name}"
GZIP = {"accept-encoding": "br, gzip"}


def ask(path, headers=GZIP, method="GET", base=""):
    """The status, headers and body that the middleware sends; 418 is what the app behind it says."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    sent = []

    async def send(message):
        sent.append(message)

    behind = PlainTextResponse("behind", status_code=418)
    run_apart(Static(behind, static=STATIC, base=base)(scope, None, send))
    start, *bodies = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(message.get("body", b"") for message in bodies)


def test_a_script_comes_compressed_with_the_bytes_that_streamlit_has_and_is_kept():
    status, headers, body = ask(PATH)
    assert (status, gzip.decompress(body)) == (200, SCRIPT.read_bytes())
    assert len(body) == int(headers["content-length"]) < SCRIPT.stat().st_size / 2
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize("path", [PATH, "/", "/autograd"])
def test_head_and_a_second_question_send_no_body(path):
    status, headers, _ = ask(path)
    assert ask(path, method="HEAD") == (status, headers, b"")
    again, kept, nothing = ask(path, GZIP | {"if-none-match": f'W/"other", {headers["etag"]}'})
    assert (again, nothing, kept["etag"]) == (304, b"", headers["etag"])
    assert kept["cache-control"] == headers["cache-control"]
    assert ask(path, GZIP | {"if-none-match": '"other"'})[0] == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {}},
        {"headers": {"accept-encoding": "identity"}},
        {"headers": GZIP | {"range": "bytes=0-99"}},
        {"method": "POST"},
        {"base": "app"},
    ],
    ids=str,
)
def test_streamlit_answers_whoever_wants_it_otherwise(asked):
    assert ask(PATH, **asked)[0] == 418
    assert ask("/", **asked)[0] == 418


@pytest.mark.parametrize(
    "path",
    [
        *("//", "/nothing", "/autograd/", "/_stcore/health", "/index.html", "/static/", "/static/js"),
        *("/static/../index.html", "/static/js/../../../proto/Html_pb2.py", "/static/js/%2e%2e/x.js"),
        *(f"/static/js/./{SCRIPT.name}", f"/{PATH}"),
    ],
)
def test_no_other_path_is_answered(path):
    assert ask(path)[0] == 418


def test_the_pages_move_with_the_servers_base():
    assert ask(f"/app{PATH}", base="/app/")[0] == 200
    assert ask("/app/autograd", base="app")[0] == 200
    assert [ask(path, base="app")[0] for path in ("/app", "/autograd", "/application/", "/")] == [418] * 4


@pytest.mark.parametrize("path", ABOUT)
def test_each_page_says_what_it_is_about_and_asks_for_no_script_that_came_with_it(path):
    _, headers, body = ask(f"/{path}")
    text = gzip.decompress(body).decode()
    assert headers["cache-control"] == "no-cache"
    assert '<html lang="en">' in text
    assert text.count("<title>") == 1
    assert head(path) in text
    scripts = small_scripts(SCRIPTS, INDEX)
    assert not [name for name in scripts if f'href="./static/js/{name}"' in text]
    asked = re.findall(r'(?:href|src)="\./static/js/([\w.-]+)"', text)
    assert asked
    assert {*asked, *scripts} >= set(re.findall(r'"\./static/js/([\w.-]+)"', INDEX))


def test_the_small_scripts_are_streamlits_but_for_where_their_imports_are():
    scripts = small_scripts(SCRIPTS, INDEX)
    names = {path.name for path in SCRIPTS.glob("*.js")}
    for name, text in scripts.items():
        own = (SCRIPTS / name).read_text()
        assert len(own) <= SMALL
        assert text.replace("~/", "./") == own
        assert "./" not in re.sub(r"\.\./", "", text) or "preload" in name
        assert set(re.findall(r"~/([\w.-]+)", text)) <= names
    loader = re.search(r"\}\)\((\{.*\})\)\n?</script>", page(STATIC, ""), re.DOTALL)[1]
    assert json.loads(loader) == scripts
    assert "<" not in loader


def test_this_streamlit_has_the_elements_that_the_pages_begin_with():
    found = needed(SCRIPTS, [])
    assert [element for element in ELEMENTS if not any(name.startswith(f"{element}.") for name in found)] == []


def test_what_a_page_says_about_itself_is_escaped(monkeypatch):
    monkeypatch.setitem(ABOUT, "own", '"><script>')
    assert "<script>" not in head("own")
