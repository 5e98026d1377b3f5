"""An attack must end in a Problem that points into its text, and leave nothing behind."""

import os
import threading

from components.interpreter import run


def assert_refused(program, folder):
    """Runs it in an empty folder, which stays empty."""
    threads = threading.active_count()
    result = run(program)
    assert result.error is not None, [step.text for step in result.steps]
    assert_points_into(program, result.error)
    assert os.listdir(folder) == []
    assert not os.path.exists("/tmp/attack")
    assert threading.active_count() <= threads + 1


def assert_points_into(program, problem):
    assert problem.message
    assert isinstance(problem.hint, str)
    lines = program.splitlines() or [""]
    assert 1 <= problem.line <= len(lines) + 1
    longest = len(lines[problem.line - 1]) if problem.line <= len(lines) else 0
    assert 1 <= problem.column <= longest + 2
    assert "0x7f" not in problem.message + problem.hint
    assert "components" in program or "components" not in problem.message + problem.hint
    problem.message.encode("utf-8", "strict")
