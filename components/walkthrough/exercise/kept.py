"""Records as a text that a browser or a file keeps, and back: what comes back may be anything, and is checked."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields

from .record import LONGEST, Place, Record

LONGEST_TEXT = 2_000_000  # characters of all records
MOST = 500  # records
LARGEST = 1_000_000  # of a number
PLACE = re.compile(r"([\w-]{1,60})/(\d{1,3})/(\d{1,2})", re.ASCII)
# When it was opened is of this visit only.
KEPT = tuple(field.name for field in fields(Record) if field.name != "since")


def named(place: Place) -> str:
    """A place as one text, which `place_of` reads."""
    return "/".join(map(str, place))


def place_of(name: object) -> Place | None:
    """The place that a name means; None for what is none."""
    found = PLACE.fullmatch(name) if isinstance(name, str) else None
    return (found[1], int(found[2]), int(found[3])) if found else None


def as_data(record: Record) -> dict[str, object]:
    """What is kept of a record, by name."""
    return {name: getattr(record, name) for name in KEPT}


def packed(records: Mapping[Place, Record]) -> str:
    """The records that are begun, as JSON."""
    data = {named(place): as_data(record) for place, record in records.items() if record.is_begun}
    return json.dumps(data)


def unpacked(text: object) -> dict[Place, Record]:
    """The records in a text, without what is none."""
    data = read_json(text)
    if not isinstance(data, dict):
        return {}
    found = {place_of(name): record_of(one) for name, one in list(data.items())[:MOST]}
    return {place: record for place, record in found.items() if place and record}


def read_json(text: object) -> object:
    """What a text says, None if it is too long or no JSON."""
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def record_of(data: object) -> Record | None:
    """The record that somebody's data are, None if they are none."""
    if not isinstance(data, dict) or not is_lines(data.get("lines")):
        return None
    checked = data.get("checked")
    if checked is not None and not is_lines(checked):
        return None
    numbers = {name: data.get(name, 0) for name in ("tries", "hints", "seconds")}
    truths = {name: data.get(name, False) for name in ("is_solved", "seen", "helped", "is_changed")}
    if not all(type(number) is int and 0 <= number <= LARGEST for number in numbers.values()):
        return None
    if not all(type(truth) is bool for truth in truths.values()):
        return None
    return Record(data["lines"], checked, **numbers, **truths)


def is_lines(text: object) -> bool:
    """Whether it is a text that a field can have, and a browser be sent."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
