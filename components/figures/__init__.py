"""Figures as plain numbers and words: what a program's calls of pyplot make, for whoever draws it.

Knows numpy, and neither torch nor whoever shows it. `pyplot.py` has the commands, `model.py` what they make; `chart.py`
draws a figure and `sentences.py` says it in words.
"""
