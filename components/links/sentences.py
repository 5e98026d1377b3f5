"""Why a link's text cannot be used, in words."""

REASONS = {
    "no truth value": "it is neither true nor false",
    "no whole number": "it is not a whole number from {low:,} to {high:,}",
    "outside": "it is not from {low:g} to {high:g}",
    "no option": "it is none of {options}",
    "no number": "it is not a number",
    "no finite number": "it is not a finite number",
    "too long": "it has {characters} characters, more than {most}",
    "twice": "it is given more than once",
    "broken": "it was changed or cut off, or holds too much",
}
