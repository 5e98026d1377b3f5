"""What the text of each step names, and what of it lies below the fold of a window."""

BOTTOM = 720
CODE, RUN, PICTURE = ".st-key-code textarea", ".st-key-run button", "[data-testid=stVegaLiteChart]"
# A step that asks begins with its question alone.
QUESTION = (".st-key-question", ".st-key-answer button", ".st-key-show_answer button")


def output(text):
    return f"[data-testid=stCode]:has-text('{text}')"


# What the text of each step names, or shows itself, by the step's title.
NAMED = {
    "reading": {
        "Why PyTorch?": (CODE, RUN, output(" array([1, 2])"), output("tensor([1, 2])")),
        "A tensor can be a single number": (CODE, RUN, PICTURE, output("tensor(6.)")),
        "A matrix, and a vector": (CODE, RUN, output("tensor([[1, 2],"), output("tensor([10,")),
        "Each element by itself": (CODE, RUN, PICTURE, output("tensor([[10, 20],")),
        "The dot product": ("[data-testid=stMarkdown] table", CODE, RUN, PICTURE, output("tensor([[12],")),
        "From numpy to PyTorch": (CODE, RUN, PICTURE),
        "Where does a tensor live?": (CODE, RUN, output("device(type=")),
        "Moving to a GPU, if there is one": (output("cuda.is_available()"), "[data-testid=stMarkdown] table"),
        "What is a gradient?": (".katex >> nth=0", PICTURE, ".st-key-x input", ".st-key-slider_x"),
        "Plotting a function": (PICTURE, output("plot_func(f"), ".st-key-x input", ".st-key-draw_g"),
        "Guessing the slope, and drawing it": (PICTURE, "[data-testid=stNumberInput]:has-text('Your guess')"),
        "A tensor for x": (CODE, RUN, output("tensor(18.)"), output("tensor(11.)")),
        "Is the slope there already?": (CODE, RUN, output("None")),
        "requires_grad_() and backward()": (
            ".st-key-next button",
            ".st-key-program",
            ".st-key-state tr:has-text('x.grad')",
            PICTURE,
        ),
        "Why backward() needs to know which y": (CODE, RUN, output("tensor(-4.)")),
        "The true tangent": (PICTURE, ".st-key-x input", ".st-key-use_grad"),
        "A forgotten zero_()": (PICTURE, output("tensor(-9.)"), ".st-key-x input"),
        "With zero_() in its place": (PICTURE, ".st-key-zero", output("tensor(-4.)"), "p:has-text('Its slope is -5')"),
        "What gradients are good for": (PICTURE, ".st-key-one_step button", ".st-key-ten_steps button"),
        "What you can do now": (".st-key-next_lesson button", "text=As a Python file"),
    },
    "broadcasting": {
        "The same shape": (CODE, RUN, PICTURE, output("tensor([[11, 22")),
        "A number goes everywhere": (CODE, RUN, PICTURE, output("tensor([[100,")),
        "A row on every row": (CODE, RUN, PICTURE, output("tensor([[11, 22")),
        "A column on every column": (CODE, RUN, PICTURE, output("torch.Size([2, 1])"), output("tensor([[101,")),
        "A column and a row make a table": (CODE, RUN, output("tensor([[ 1,  2")),
        "The rule": (CODE, RUN, output("torch.Size([4, 2, 3])")),
        "When it does not fit": (CODE, RUN, "text=must match the size", "text=row.reshape(-1, 1) >> nth=-1"),
        "The mistake that nobody reports": (CODE, RUN, output("tensor(1.3333) tensor(0.)"), output("[ 1.,")),
        "Keep the dimension": (CODE, RUN, output("tensor([[ 2.],"), output("tensor([[ -1.,")),
        "What you can do now": (".st-key-next_lesson button", "text=As a Python file"),
    },
}


def below(page, named):
    """What of it is not wholly inside the window: its selector, and where it ends."""
    ends = {}
    for selector in named:
        found = page.locator(selector)
        box = found.first.bounding_box() if found.count() else None
        ends[selector] = box and box["y"] + box["height"]
    return {selector: end for selector, end in ends.items() if end is None or end > BOTTOM}


def named_in(lesson, title, where, page):
    """The selectors of what the step has to show as it stands."""
    if page.locator(QUESTION[0]).count():
        return QUESTION
    answered = (".st-key-verdict",) if where.endswith("answered") else ()
    return answered + NAMED[lesson][title]
