"""JSON laid out for people and diffs: what fits on a line stays on one, a list of objects has one a line."""

import json
from typing import Any

_WIDTH = 100
# Above this a float has no fraction to speak of, and its digits would mislead.
_LARGEST_WHOLE = 1e15


def lay_out(value: Any) -> str:
    """JSON text of a value made of dicts, lists, texts, numbers, booleans and None, without a line end.

    Every number reads back as the same number; 2.0 is written 2. Raises ValueError for one that is not finite.
    """
    return _lay_out(_plain(value), 0, 0)


def _lay_out(value: Any, indent: int, used: int) -> str:
    text = _text(value)
    if not value or not isinstance(value, (dict, list)):
        return text
    is_rows_of_objects = isinstance(value, list) and isinstance(value[0], dict)
    if used and used + len(text) <= _WIDTH and not is_rows_of_objects:
        return text
    inner = indent + 2
    if isinstance(value, list):
        keyed, brackets = [("", item) for item in value], "[]"
    else:
        keyed, brackets = [(f"{_text(key)}: ", item) for key, item in value.items()], "{}"
    lines = (" " * inner + key + _lay_out(item, inner, inner + len(key)) for key, item in keyed)
    return "\n".join([brackets[0], ",\n".join(lines), " " * indent + brackets[1]])


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    match value:
        case float() if value.is_integer() and abs(value) < _LARGEST_WHOLE and str(value) != "-0.0":
            return int(value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return value
