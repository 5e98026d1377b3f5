"""What a text names that lies below the fold of a projected window, 1280 x 720.

What a step names is read from the lesson's own file: its controls by their labels, and whatever its panel shows.
"""

import re

from components.walkthrough.lesson import Prose, Question

HEIGHT = 720
# The controls that a lesson names by other words than their labels.
IN_OTHER_WORDS = {"follows the controls": ".+", "Guess the slope": "Your guess"}
# What a reader moves in the pages' sections.
NUMBERS = ("x", "start x", "step", "Your guess", "h")
# A control that the reader is told to use has to be there.
TOLD = re.compile(r"(?:[Pp]ress|[Ss]witch)(?: the)?\s+\*\*(.+?)\*\*")
# What is seen: its kind, its words, where it ends, and whether it belongs to the panel or to the question.
SEEN = """inside => {
    const main = document.querySelector('[data-testid=stMain]')
    const panel = main.querySelector(inside), question = main.querySelector('.st-key-question')
    const all = (kind, selector, outside, words = one => one.innerText) => [...main.querySelectorAll(selector)]
        .filter(one => !one.closest(outside) && one.getBoundingClientRect().width > 1
            && one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .map(one => ({kind, words: (words(one) ?? '').trim().replaceAll(/\\s+/g, ' ').slice(0, 60),
            end: Math.round(one.getBoundingClientRect().bottom),
            of: panel?.contains(one) ? 'panel' : question?.contains(one) ? 'question' : 'step'}))
    const label = one => one.getAttribute('aria-label')
        || (one.closest('label') ?? one.querySelector('[data-testid=stMarkdownContainer]') ?? one).innerText
    const cards = '[class*=st-key-card_]', folded = 'details, .st-key-take_home, [data-testid=stElementToolbar]'
    return [
        ...all('words', 'h1, [data-testid=stMarkdownContainer] :is(p, li, table)',
            `${folded}, ${inside}, button, label, a, .st-key-step_title`),
        ...all('card', cards, folded),
        ...all('picture', 'svg.marks, canvas.marks', folded, one => one.ariaLabel),
        ...all('table', '[data-testid=stTable]', folded),
        ...all('program', '[data-testid=stCode], textarea', `${folded}, ${cards}`),
        ...all('sentence', ':is([data-testid=stMarkdown], [data-testid=stText], [data-testid=stAlert])',
            `${folded}, ${cards}, button, label`),
        ...all('control', 'button, input, textarea',
            `${folded}, [data-testid=stCode], .vega-embed, [data-testid=stNumberInput] button`, label),
    ]
}"""


def seen(page, inside):
    return page.evaluate(SEEN, inside)


def of_kind(found, *kinds):
    return [one for one in found if one["kind"] in kinds]


def below(found):
    return [f"{one['kind']} {one['words']!r} ends at {one['end']}" for one in found if one["end"] > HEIGHT]


def text_of(step, is_over):
    """What the step says as it stands: up to its question, or all of it once that is answered."""
    said = []
    for part in step.parts:
        if isinstance(part, Prose):
            said.append(part.text)
        if isinstance(part, Question):
            said.append(part.text)
            if not is_over:
                break
            said += [part.why, part.reasons.get(part.answer, "")]
    return " ".join(" ".join(said).split())


def names(text, control):
    """Whether the text names the control: its label in bold or as code, or as that of a number to move."""
    label = control["words"]
    if any(phrase in text and re.fullmatch(words, label) for phrase, words in IN_OTHER_WORDS.items()):
        return control["of"] == "panel"
    return any(name in text for name in (f"**{label}**", f"`{label}`", f"Move {label}:", f"Move {label},"))


def named_in(step, is_over, found):
    """What of it has to be in sight as the step stands."""
    text = text_of(step, is_over)
    controls = of_kind(found, "control")
    named = of_kind(found, "words") + [control for control in controls if names(text, control)]
    missing = set(TOLD.findall(text)) - {control["words"] for control in named}
    assert not missing, f"the step '{step.title}' tells to use {missing}, and no control has that label"
    question = [one for one in controls if one["of"] == "question"]
    asks = any(isinstance(part, Question) for part in step.parts) and not is_over
    assert bool(question) == asks, step.title
    if asks or not step.panel:
        # Nothing else stands there.
        return named + [one for one in controls if not one["words"].startswith("Next: ")]
    panel = [one for one in found if one["of"] == "panel"]
    cards = of_kind(panel, "card")
    # The sentences about the results stand in their cards.
    shown = cards or of_kind(panel, "sentence")[:1]
    assert shown, f"the panel of '{step.title}' shows nothing"
    run = [one for one in of_kind(panel, "control") if one["words"] == "Run"]
    return named + shown + of_kind(panel, "picture", "table", "program") + run


def hidden_of_step(page, step, is_over):
    """What the step names and is not in sight."""
    return below(named_in(step, is_over, seen(page, ".st-key-panel")))


def hidden_of_section(page):
    """What of the section's pictures, its program, its first sentence and what a reader moves is not in sight."""
    found = seen(page, "[data-testid=stMainBlockContainer]")
    # A result has its picture and its sentence in its card.
    shown = of_kind(found, "card")[:1] or of_kind(found, "picture") + of_kind(found, "sentence")[:1]
    moved = [one for one in of_kind(found, "control") if one["words"] in NUMBERS]
    assert shown
    return below(shown + of_kind(found, "program")[:1] + moved)
