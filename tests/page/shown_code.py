"""The programs and outputs on a page, as a reader copies them."""

from html.parser import HTMLParser


class CodeParser(HTMLParser):
    """The texts in elements of code, as a browser reads them, and the elements that stand around and in them."""

    def __init__(self, body):
        super().__init__()
        self.texts, self.elements, self.is_open = [], [], False
        self.feed(body)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, *attributes))
        if tag == "code":
            self.is_open = True
            self.texts.append("")

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "code"

    def handle_data(self, data):
        if self.is_open:
            self.texts[-1] += data


def is_code(body):
    """Whether the body of an HTML element is a program or an output."""
    return body.startswith('<div class="stCode')


def codes(shown):
    """The texts in the blocks of code of an app, or of a part of it, in their order."""
    bodies = [element.proto.body for element in shown.get("html")]
    return [text for body in bodies if is_code(body) for text in CodeParser(body).texts]
