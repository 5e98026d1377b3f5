"""A page of Streamlit's own elements and nothing of ours: what a checker says of it is not the app's doing."""

import streamlit as st

st.title("Bare")
st.slider("slider", -90, 90, -50)
st.select_slider("select slider", range(10, 20))
st.code("x = " + "1 + " * 100 + "1", language=None)
st.selectbox("choice", ["a", "b"])
st.text_area("text")
st.number_input("number")
st.button("button")
st.toggle("toggle")
st.progress(0.5)
st.dataframe({"column": [1, 2]})
st.table({"column": [1, 2]})
st.segmented_control("section", ["a", "b"], default="a")
with st.expander("expander"):
    st.text("inside")
with st.popover("popover"):
    st.text("inside")
st.number_input("number that is off", disabled=True)
st.selectbox("choice that is off", ["a", "b"], disabled=True)
