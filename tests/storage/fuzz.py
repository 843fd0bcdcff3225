"""Graph files changed at random within: each is a valid graph or refused in one sentence, and soon.

    python -m tests.storage.fuzz [COUNT] [--seed N]

A change puts an extreme value, another part of the file, or nothing in the place of a part; some cut the text.
What can be opened is evaluated as the terminal does, and written and read once more.
"""

import argparse
import contextlib
import io
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphgui import assets
from graphgui.cli import main as terminal
from graphgui.storage import file
from graphgui.words import Problem
from tests.storage.hostile import GOOD, changed

MOST_SECONDS = 2.0
_SMALL = 1_000  # characters of a part that is repeated hundreds of times
_TEXTS = (
    "",
    " ",
    "X",
    "mse",
    "linear.W",
    "X.out",
    "../x.csv",
    "/dev/zero",
    "\u202e",
    "\ud7ff",
    "𝐱",
    "a.b",
    "n" * 3000,
)
_NUMBERS = (0, 1, -1, 0.5, 1e-308, 1e308, -1e308, 2**31, 2**53 + 1, 2**63 - 1, 2**64, 10**30)
_VALUES: tuple[Any, ...] = (*_TEXTS, *_NUMBERS, None, True, False, [], {}, [[]], [[1.0]], [[1, 2], [3]], {"a": []})
_CUTS = ("", "x", '"', "[", "{", "}", ",", "1e400", "NaN", "\\u0000", "\ufeff", "null")


def originals() -> list[Any]:
    """Graphs that are good, with all that a file may hold among them."""
    rich = json.loads(
        changed(
            groups=[{"name": "g"}, {"name": "h", "parent": "g"}],
            frames=[{"name": "frame.1", "rect": [0, 0, 9, 9], "title": "a", "colour": 1}],
            notes=[{"name": "note.1", "rect": [0, 0, 90, 90], "text": "*b* $x^2$", "group": "h"}],
            parameters={"linear.W": [[0.5]], "linear.b": [[0.0]]},
            runs=[{"name": "r", "steps": 3, "curve": [[0, 1.0], [3, 0.5]], "parameters": {"linear.W": [[1.0]]}}],
            breakpoints={"linear": "|grad W| < 1e-6 and step > 3"},
            hiding={"everywhere": True, "shown": ["linear.W"], "locked": True},
        )
    )
    rich["nodes"][2]["group"] = "h"
    rich["nodes"].append({"name": "s", "op": "standardise", "attributes": {"mean": [[0.0]], "deviation": [[1.0]]}})
    data = json.dumps(str(assets.path("data")))[1:-1]
    texts = [path.read_text() for path in sorted(assets.path("examples").glob("*.graph.json"))]
    examples = [json.loads(text.replace("../data", data)) for text in texts]
    return [dict(GOOD), rich, *examples]


def mutants(count: int, seed: int = 0) -> Iterator[str]:
    """Texts of files, each one to four changes away from a good one."""
    rng, good = random.Random(seed), originals()
    for _ in range(count):
        tree = json.loads(json.dumps(rng.choice(good)))
        for _ in range(rng.choice((1, 1, 2, 4))):
            _change(tree, rng)
        text = json.dumps(tree)
        if rng.random() < 0.1:
            start = rng.randrange(len(text))
            text = text[:start] + rng.choice(_CUTS) + text[start + rng.randrange(20) :]
        yield text


def complaint(text: str, folder: Path) -> str | None:
    """What is wrong with how a file is taken; None where it is as it should be. What is late gets a second try."""
    what = _complaint(text, folder)
    return _complaint(text, folder) if what and what.startswith("took") else what


def _complaint(text: str, folder: Path) -> str | None:
    path = folder / "a.graph.json"
    path.write_text(text, errors="surrogatepass")
    began, said = time.perf_counter(), io.StringIO()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            code = terminal(["eval", str(path)])
        with contextlib.suppress(Problem):
            project = file.load(path, drafts=True)
            text = file.dumps(project, folder)
            again = file.dumps(file.loads(text, folder, drafts=True), folder)
            if again != text:
                return "another graph when it is written and read again"
    except Exception:
        return traceback.format_exc()
    if (took := time.perf_counter() - began) > MOST_SECONDS:
        return f"took {took:.1f} seconds"
    sentences = said.getvalue().splitlines()
    if code not in (0, 2) or (code == 2 and len(sentences) != 1) or any(len(each) > 2000 for each in sentences):
        return f"exit {code}: {said.getvalue()[:500]}"
    return None


def _change(tree: Any, rng: random.Random) -> None:
    """Change one part, wherever it is."""
    parts = list(_parts(tree))
    holder, key = rng.choice(parts)
    match rng.randrange(6):
        case 0 | 1:
            holder[key] = rng.choice(_VALUES)
        case 2:
            other, at = rng.choice(parts)
            holder[key] = json.loads(json.dumps(other[at]))
        case 3:
            del holder[key]
        case 4 if isinstance(holder, dict):
            holder[rng.choice(_TEXTS)] = holder[key]
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
        places = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in places:
            yield holder, key
            if isinstance(value, dict | list):
                waiting.append(value)


def main() -> None:
    """Try so many, and print what is wrong with how often it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))  # what asks for all memory gets none
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(mutants(arguments.count, arguments.seed), start=1):
            if what := complaint(text, Path(folder)):
                key = what.strip().splitlines()[-1][:200]
                found[key] += 1
                if found[key] == 1:
                    print(number, what, text[:3000], sep="\n", flush=True)
    print(f"{arguments.count} files, {found.total()} of them taken wrongly")
    for what, count in found.most_common():
        print(f"{count:6}  {what}")


if __name__ == "__main__":
    main()
