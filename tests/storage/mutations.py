"""Graph files changed at random: within their structure, out of parts of all shipped graphs, and byte by byte."""

import json
import random
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from tests.byte_changes import changed_bytes
from tests.storage.graph_changes import CHANGES, TEXTS, any_value, texts_of_originals

_MANY = 2_000  # parts of a tree that has been made large already
_SMALL = 1_000  # characters of a part that is repeated hundreds of times


def mutants(numbers: Iterable[int], seed: int = 0) -> Iterator[bytes]:
    """Contents of files, by number, each some changes away from a good one."""
    good = texts_of_originals()
    for number in numbers:
        rng = random.Random(f"{seed} {number}")
        yield mutated(rng.choice(good), rng)


def mutated(text: str, rng: random.Random) -> bytes:
    """Another file: changed in its structure, in its bytes, or both. Broken JSON is changed by bytes only."""
    raw = text.encode(errors="surrogateescape")
    if rng.random() < 0.8:
        try:
            tree = json.loads(text)
        except (ValueError, RecursionError):
            return changed_bytes(raw, rng)
        for _ in range(rng.choice((1, 1, 1, 1, 2, 4))):
            _change(tree, rng)
        raw = json.dumps(tree).encode()
        if rng.random() < 0.05:
            raw = _twice(raw, rng)
        if rng.random() < 0.9:
            return raw
    return changed_bytes(raw, rng)


def _change(tree: Any, rng: random.Random) -> None:
    """Change one part, wherever it is; an object's own kind of change twice as often."""
    if not isinstance(tree, dict) or rng.random() < 0.4:
        _change_any(tree, rng)
        return
    rng.choice(CHANGES)(tree, rng)


def _change_any(tree: Any, rng: random.Random) -> None:
    parts = list(islice(_parts(tree), _MANY))
    if not parts:
        return
    holder, key = rng.choice(parts)
    match rng.randrange(6 if len(parts) < _MANY else 2):
        case 0 | 1:
            holder[key] = any_value(rng)
        case 2:
            other, at = rng.choice(parts)
            holder[key] = json.loads(json.dumps(other[at]))
        case 3:
            del holder[key]
        case 4 if isinstance(holder, dict):
            holder[rng.choice(TEXTS)] = holder[key]
        case 4:
            is_small = len(json.dumps(holder[key])) < _SMALL  # else a few of these fill all memory
            holder.extend([holder[key]] * (rng.choice((1, 3, 300)) if is_small else 1))
        case 5:
            value = holder[key]
            for _ in range(rng.choice((1, 3, 200))):
                value = [value]
            holder[key] = value


def _parts(tree: Any) -> Iterator[tuple[Any, Any]]:
    """All places in a tree, each as what holds it and where."""
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        places = (
            holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        )
        for key, value in places:
            yield holder, key
            if isinstance(value, dict | list):
                waiting.append(value)


def _twice(raw: bytes, rng: random.Random) -> bytes:
    """With one key of an object there twice."""
    places = [at for at in range(len(raw)) if raw[at : at + 2] == b'{"']
    if not places:
        return raw
    at = rng.choice(places) + 1
    end = raw.find(b'"', at + 1) + 1
    return raw[:at] + raw[at:end] + b": " + json.dumps(any_value(rng)).encode() + b", " + raw[at:]
