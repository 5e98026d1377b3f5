"""What Markdown, HTML, LaTeX and Streamlit's own directives would make something of, wherever typed text is echoed."""

MARKUP = [
    "![x](http://a.b/c.png)",
    "[a](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "$\\frac{1}{2}$",
    ":material/home:",
    ":red[a]",
    ":red-background[a]",
    ":small[a]",
    ":smile:",
    "**b**",
    "http://a.b/c",
    "www.a.b",
    "a@b.cd",
    "`` x ![y](http://a.b) ``",
    "`",
    "| a | b |",
    "# a",
    "- a",
    "<- a -> b",
    "&lt;b&gt;",
    "\\` ![x](http://a.b)",
]

PROGRAMS = {
    "markup in a program": [
        program.format(repr(markup))
        for markup in MARKUP
        for program in ("x = {0}\nx", "print({0})", "int({0})", "{0}.foo", "{0} + 1", "tensor({0})", "x[{0}]")
    ]
    + [f"{before}{markup}" for markup in MARKUP for before in ("", "x = ", "# ")],
}
