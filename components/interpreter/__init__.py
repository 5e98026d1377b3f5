"""PyTorch lines in, values out. Knows torch and numpy; never streamlit or altair."""

from .elementwise import Expression, read_expression
from .operation import Operation
from .problem import Problem, Refused
from .run import Run, Step, run

__all__ = ["Expression", "Operation", "Problem", "Refused", "Run", "Step", "read_expression", "run"]
