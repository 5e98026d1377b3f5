"""A lecturer's own lesson beside the others, with all that docs/lessons.md allows: the tests hold for it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
TREE = ("components", "tests", "streamlit_app.py", "pyproject.toml", ".streamlit")
LESSONS = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
ALLOWED = """
## Asked without a panel | Chapter 2

```question
How many bits has a byte?
= 8
```

## An answer in words

![A falling loss](loss.png)

```question
What is the type of `1 / 2`?
= float
= a float
```

```python live
1 / 2
```

## An answer that nothing prints

```question
About how much is the root of 200?
= 14.1 +- 0.1
```

```python live error
1 / 0
```
"""


def test_the_documented_lesson_with_every_kind_of_question_passes_the_tests(tmp_path):
    # Each lesson that is there is run with it, in Jupyter too: one beside it is enough.
    left_out = shutil.ignore_patterns("__pycache__", "broadcasting.md", "model.md")
    for name in TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    (example,) = re.findall(r"^````markdown\n(---\n.*?)^````$", LESSONS, re.MULTILINE | re.DOTALL)
    lessons = tmp_path / "components" / "walkthrough" / "lessons"
    (lessons / "own.md").write_text(example + ALLOWED, encoding="utf-8")
    Image.new("RGB", (20, 10)).save(lessons / "loss.png")
    files = [f"tests/walkthrough/test_{name}.py" for name in ("lessons", "panel", "whole", "check")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "[own", *files]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stdout[-3_000:]
    assert int(re.search(r"(\d+) passed", ran.stdout)[1]) > 10
