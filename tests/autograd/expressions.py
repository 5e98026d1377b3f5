"""Random expressions in x: the text that a reader would type, and sympy's tree, whose derivative is the oracle."""

import sympy
from hypothesis import strategies as st

X = sympy.Symbol("x")
SMOOTH = {"sin": sympy.sin, "cos": sympy.cos, "tanh": sympy.tanh, "atan": sympy.atan}


def combined(children):
    pairs = st.tuples(children, children)
    # torch.sin(1) is a TypeError, in Python too.
    arguments = children.filter(lambda child: "x" in child[0])
    return st.one_of(
        pairs.map(lambda two: (f"({two[0][0]}) + ({two[1][0]})", two[0][1] + two[1][1])),
        pairs.map(lambda two: (f"({two[0][0]}) - ({two[1][0]})", two[0][1] - two[1][1])),
        pairs.map(lambda two: (f"({two[0][0]}) * ({two[1][0]})", two[0][1] * two[1][1])),
        pairs.map(lambda two: (f"({two[0][0]}) / (1 + ({two[1][0]}) ** 2)", two[0][1] / (1 + two[1][1] ** 2))),
        st.tuples(children, st.sampled_from([2, 3])).map(
            lambda two: (f"({two[0][0]}) ** {two[1]}", two[0][1] ** two[1])
        ),
        st.tuples(st.sampled_from(sorted(SMOOTH)), arguments, st.sampled_from(["torch.{}({})", "{}({})"])).map(
            lambda parts: (parts[2].format(parts[0], parts[1][0]), SMOOTH[parts[0]](parts[1][1]))
        ),
    )


LEAVES = st.one_of(
    st.just(("x", X)),
    st.sampled_from(["1", "2", "3", "0.5", "1.25"]).map(lambda text: (text, sympy.Rational(text))),
)
EXPRESSIONS = st.recursive(LEAVES, combined, max_leaves=6)
