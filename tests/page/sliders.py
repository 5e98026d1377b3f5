"""What the server hands over to the slider of a number, which lives in the browser."""

import json


def slider_of(at, name):
    """What the slider of this number was told last."""
    (told,) = [told for told in map(told_to, at.get("bidi_component")) if told["name"] == name]
    return told


def told_to(element):
    return json.loads(element.proto.json or element.proto.mixed.json)
