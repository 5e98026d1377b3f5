"""Runs what was taken home where a reader would: notebooks in a Jupyter kernel, files in Python.

Both in processes of their own, so that neither has anything of this project, nor the tests' own settings.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Each notebook finds the kernel as a new one has it; starting one for each would take seconds. A reset collects
# garbage, which takes long unless what torch made while it was imported is left out.
RESET = """\
import altair, gc, torch
gc.freeze()
altair.renderers.enable("default")
%reset -f
%xmode Minimal
get_ipython().display_formatter.formatters['text/plain'].pprint = True"""
SECONDS = 300


def run_notebooks(texts):
    """The notebooks with these texts, with the outputs of their cells."""
    return ask("jupyter", texts)


def run_files(texts):
    """What the files with these texts printed, and what they said of errors."""
    return ask("python", texts)


def ask(which, texts):
    with tempfile.TemporaryDirectory() as folder:
        homes = {
            name: folder for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR")
        }
        answer = subprocess.run(
            [sys.executable, "-I", __file__, which],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, **homes},
            timeout=SECONDS,
        )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def jupyter(texts):
    import nbformat
    from nbclient import NotebookClient

    notebooks = [nbformat.reads(text, as_version=4) for text in texts]
    whole = nbformat.v4.new_notebook(metadata=notebooks[0].metadata)
    for notebook in notebooks:
        whole.cells += [nbformat.v4.new_code_cell(RESET), *notebook.cells]
    for number, cell in enumerate(whole.cells):
        cell.id = f"cell-{number}"
    NotebookClient(whole, timeout=SECONDS).execute()
    return notebooks


def python(texts):
    import altair  # noqa: F401
    import torch

    torch.set_num_threads(1)  # a forked child cannot use its parent's threads
    # What writes a picture starts a JavaScript engine, which takes ten times as long as the picture and is of no use
    # in a fork: such files run in one child. All others have one each, so that none changes what another finds.
    drawing = [place for place, text in enumerate(texts) if "altair" in text]
    alone = [[place] for place in range(len(texts)) if place not in drawing]
    answers = {}
    for places in [drawing, *alone]:
        answers |= zip(places, run_in_a_child([texts[place] for place in places]), strict=True)
    return [answers[place] for place in range(len(texts))]


def run_in_a_child(texts):
    """What some files do, one after the other, in a fork of this process, so that torch is imported once for all."""
    with tempfile.TemporaryDirectory() as home:
        folders = [Path(home, str(number)) for number in range(len(texts))]
        child = os.fork()
        if child == 0:
            for folder, text in zip(folders, texts, strict=True):
                run_file(folder, text)
            os._exit(0)
        os.waitpid(child, 0)
        return [found_in(folder) for folder in folders]


def run_file(folder, text):
    """Runs a file in a folder of its own, where what it prints stands afterwards."""
    import runpy

    folder.mkdir()
    (folder / "file.py").write_text(text)
    os.chdir(folder)
    for stream, name in ((1, "printed"), (2, "said")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), stream)
    try:
        runpy.run_path(str(folder / "file.py"), run_name="__main__")
    except BaseException:
        import traceback

        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()


def found_in(folder):
    pictures = {path.name: path.read_text() for path in folder.glob("*.svg")}
    return {"printed": (folder / "printed").read_text(), "said": (folder / "said").read_text(), "pictures": pictures}


if __name__ == "__main__":
    json.dump({"jupyter": jupyter, "python": python}[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
