"""The elements of a lesson's first step and nothing computed, to compare with: what Streamlit itself takes."""

import streamlit as st

st.title("A plain page")
st.markdown("A text that is long enough to be taken for the first one of a step, without anything around it.")
st.selectbox("Contents", ["1", "2"])
st.button("Next")
st.text_area("Lines", "x = 1")
st.code("x = 1", language=None)
ROWS = {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 1}]}
ENCODING = {"x": {"field": "a", "type": "ordinal"}, "y": {"field": "b", "type": "ordinal"}}
st.vega_lite_chart({"data": ROWS, "mark": "rect", "encoding": ENCODING})
