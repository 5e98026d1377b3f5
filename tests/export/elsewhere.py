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
    return [run_in_a_child(text) for text in texts]


def run_in_a_child(text):
    """What one file does in a fork of this process, so that torch is imported once for all."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("file.py", "printed", "said")]
        paths[0].write_text(text)
        child = os.fork()
        if child == 0:
            import runpy

            os.chdir(folder)
            for stream, path in ((1, paths[1]), (2, paths[2])):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
            try:
                runpy.run_path(str(paths[0]), run_name="__main__")
            except BaseException:
                import traceback

                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
        os.waitpid(child, 0)
        pictures = {path.name: path.read_text() for path in Path(folder).glob("*.svg")}
        return {"printed": paths[1].read_text(), "said": paths[2].read_text(), "pictures": pictures}


if __name__ == "__main__":
    json.dump({"jupyter": jupyter, "python": python}[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
