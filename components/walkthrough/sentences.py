"""What the Walkthrough says around the texts of its lessons, in words: texts with named gaps."""

PAGE = {
    "broken lesson": "This lesson cannot be shown before a mistake in its file is put right.",
    "steps": "the lesson has steps from 1 to {last}",
    "lesson": "Lesson",
    "contents": "Contents",
    "step": "{number} of {last}: {title}",
    "back": "Back",
    "next": "Next",
    "next step": "Next: {title}",
    "reading": "In the reading",
    "cell": "The reading's cell",
    "help to the cell": "These lines in the Tensors page, below the earlier ones that they need",
    "broken panel": "This panel cannot be shown before a mistake in the lesson's file is put right.",
    "play": "Play on the page {page}",
    "start over": "Start over",
}
# The end of a lesson, and the lesson at home.
ENDING = {
    "go on": "**Go on with another lesson**",
    "try": "**Try it yourself**",
    "take home": "**Take this lesson home**",
    "notebook": "This lesson as a notebook",
    "file": "As a Python file",
    "step": "{number}. {title}",
    "step of cells": "{number}. {title} ({cells})",
    "picture": "(A picture: {words})",
    "reading": "**In the reading**",
    "question": "**{question}**",
    "answer": "Answer",
    "right": "**{answer}**. {why}",
    "exercise": "An exercise",
    "checks": "Its checks",
}
# A question, what is said of an answer, and what is right once the reader has it.
QUESTION = {
    "question": "**Before you go on:** {question}",
    "your answer": "Your answer",
    "type it": "Type it, then press Enter",
    "answer": "Answer",
    "show the answer": "Show the answer",
    "ask again": "Ask again",
    "no choice": "Choose one first.",
    "no answer": "Type an answer first.",
    "no number": "You: {given}. That is not a number. Type one in digits, as Python writes it.",
    "wrong": "You: {given}. :red[**Not quite.**] {reason} Try again, or press **Show the answer**.",
    "verdict": "**{question}** {said} {answer}. {reason} {why}",
    "right": ":green[**Right.**]",
    "right in other words": "You: {given}. :green[**Right.**]",
    "given up": "Answer:",
    "number": "It is **{answer}**",
    "text": "**{answer}**",
}
