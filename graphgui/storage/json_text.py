"""JSON laid out for people and diffs: what fits on a line stays on one, a list of objects has one a line."""

import json
from collections.abc import Iterator
from typing import Any

_WIDTH = 100
# Above this a float has no fraction to speak of, and its digits would mislead.
_LARGEST_WHOLE = 1e15
_BLOCK = 1000  # numbers
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def lay_out(value: Any) -> str:
    """JSON text of a value made of dicts, lists, texts, numbers, booleans and None, without a line end.

    Every number reads back as the same number; 2.0 is written 2. Raises ValueError for one that is not finite.
    """
    return _lay_out(_plain(value))


def _lay_out(value: Any, indent: int = 0, used: int = 0) -> str:
    if not value or not isinstance(value, (dict, list)):
        return _text(value)
    is_rows_of_objects = isinstance(value, list) and isinstance(value[0], dict)
    if used and not is_rows_of_objects and (text := _short_text(value, _WIDTH - used)):
        return text
    inner = indent + 2
    if isinstance(value, dict):
        keyed = ((f"{_text(key)}: ", item) for key, item in value.items())
        lines = [" " * inner + key + _lay_out(item, inner, inner + len(key)) for key, item in keyed]
    elif any(isinstance(item, (dict, list)) for item in value):
        lines = [" " * inner + _lay_out(item, inner, inner) for item in value]
    else:
        lines = list(_blocks(value, inner))
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([begin, ",\n".join(lines), " " * indent + end])


def _short_text(value: Any, most: int) -> str | None:
    """The text of a value, None where it has too many characters; no more of it is made than that tells."""
    text = ""
    for part in _ENCODER.iterencode(value):
        text += part
        if len(text) > most:
            return None
    return text


def _blocks(numbers: list[Any], indent: int) -> Iterator[str]:
    """One a line, many at once: each call takes Python for itself, and other threads wait."""
    before = " " * indent
    for start in range(0, len(numbers), _BLOCK):
        block = numbers[start : start + _BLOCK]
        yield before + json.dumps(
            block, ensure_ascii=False, allow_nan=False, separators=(f",\n{before}", ": ")
        ).removeprefix("[").removesuffix("]")


def _text(value: Any) -> str:
    return _ENCODER.encode(value)


def _plain(value: Any) -> Any:
    match value:
        case float() if value.is_integer() and abs(value) < _LARGEST_WHOLE and str(value) != "-0.0":
            return int(value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return value
