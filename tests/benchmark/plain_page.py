"""The same chart as a plain page, to compare with: all of it is computed, built and sent again for every step of x."""

import altair as alt
import pandas as pd
import streamlit as st
import torch

FUNCTIONS = {"f": lambda x: x**3 + 3 * x**2 - 5 * x + 4, "g": lambda x: x**2}
at = st.slider("x", -3.0, 3.0, -2.0, 0.1)
grid = torch.linspace(-3, 3, 601)
curves, tangents = [], []
for name, function in FUNCTIONS.items():
    curves.append(pd.DataFrame({"x": grid, "y": function(grid), "curve": name}))
    x = torch.tensor(at, requires_grad=True)
    y = function(x)
    y.backward()
    st.write(f"The slope of {name} at {at} is {x.grad:.2f}.")
    ends = torch.tensor([at - 1, at + 1])
    tangents.append(pd.DataFrame({"x": ends, "y": y.item() + x.grad * (ends - at), "curve": name}))
lines = [alt.Chart(pd.concat(rows)).encode(x="x", y="y", color="curve") for rows in (curves, tangents)]
st.altair_chart(lines[0].mark_line(clip=True) + lines[1].mark_line(clip=True, strokeWidth=4))
