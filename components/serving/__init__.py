"""What the app's own server adds to Streamlit's: its files compressed, fewer requests, a page that says what it is.

Nothing on a page needs it: where Streamlit runs the app as a plain script, the same pages come from its own server.
"""
