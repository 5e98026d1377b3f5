"""Names with underscores, modules behind modules, files, memory, hooks, settings: none can be reached."""

import pytest

from tests.attacks.names import NAMES
from tests.interpreter.attack import assert_refused

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("harmless")]


@pytest.mark.parametrize("program", [program for programs in NAMES.values() for program in programs])
def test_attack_is_refused(program, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert_refused(program, tmp_path)
