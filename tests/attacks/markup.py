"""What Markdown, HTML, LaTeX and Streamlit's own directives would make something of, wherever typed text is echoed."""

WORD = "zq7"  # in each of them, and nowhere in the pages' own words
MARKUP = [
    f"![{WORD}](http://{WORD}.b/c.png)",
    f"[{WORD}](javascript:alert(1))",
    f"<img src={WORD} onerror=alert(1)>",
    f"<script>{WORD}()</script>",
    rf"$\frac{{{WORD}}}{{2}}$",
    f":material/{WORD}:",
    f":red[{WORD}]",
    f":red-background[{WORD}]",
    f":small[{WORD}]",
    f":{WORD}:",
    f"**{WORD}**",
    f"http://{WORD}.b/c",
    f"www.{WORD}.b",
    f"a@{WORD}.cd",
    f"`` {WORD} ![y](http://{WORD}.b) ``",
    f"` {WORD}",
    f"| {WORD} | b |",
    f"# {WORD}",
    f"- {WORD}",
    f"<- {WORD} -> b",
    f"&lt;{WORD}&gt;",
    rf"\` ![{WORD}](http://{WORD}.b)",
]

PROGRAMS = {
    "markup in a program": [
        program.format(repr(markup))
        for markup in MARKUP
        for program in ("x = {0}\nx", "print({0})", "int({0})", "{0}.foo", "{0} + 1", "tensor({0})", "x[{0}]")
    ]
    + [f"{before}{markup}" for markup in MARKUP for before in ("", "x = ", "# ")],
}
