"""What introductions type with models, optimizers and data is word for word what Python says."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")
FILES = sorted(Path(__file__).parent.glob("programs_*.txt"))
PROGRAMS = [
    pytest.param(program, id=f"{path.stem.removeprefix('programs_')}-{number}")
    for path in FILES
    for number, program in enumerate(path.read_text().split("\n---\n"))
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_does_what_it_does_in_python(program, assert_agrees):
    assert_agrees(program)
