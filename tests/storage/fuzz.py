"""Graph files changed at random within: each is a valid graph or refused in one sentence, and soon.

    python -m tests.storage.fuzz [COUNT] [--seed N] [--keep FOLDER]

Each is taken as one of the terminal's commands takes it; what can be opened is written and read once more.
`python -m tests.storage.guided_fuzz` looks for files that make the program do what no other has.
"""

import contextlib
import io
import json
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from graphgui import assets
from graphgui.storage import file, part
from graphgui.terminal.derive import derive
from graphgui.terminal.inspect import check, evaluate
from graphgui.terminal.pictures import render
from graphgui.terminal.streams import complain
from graphgui.terminal.train import train
from graphgui.words import Problem
from tests.fuzzing import Verdict, main
from tests.storage.graph_changes import DATA, DATA_FILES
from tests.storage.mutations import mutants

SUFFIX = ".graph.json"
_SHIPPED = json.dumps(str(assets.path("data")))[1:-1].encode()


def _derive(path: Path) -> int:
    return derive(
        path, notation="matrix", language="en", to="latex", output=path.with_name("out.tex"), with_numbers=True
    )


def _part(path: Path) -> int:
    """As the clipboard takes it."""
    with contextlib.suppress(UnicodeDecodeError):
        part.loads(path.read_bytes().decode().replace('"graphgui"', '"graphgui-part"', 1))
    return 0


COMMANDS: Sequence[Callable[[Path], int]] = (
    lambda path: evaluate(path, as_json=False),
    lambda path: train(path, steps=2),
    check,
    lambda path: evaluate(path, as_json=True),
    lambda path: render(path, path.with_name("out.svg")),
    _derive,
    _part,
    lambda path: train(path, steps=2, seed=1, as_json=True, history=path.with_name("out.csv")),
)


def judge(number: int, suffix: str, content: bytes, folder: Path) -> Verdict:
    """Take a file as one of the commands, by its number, and look at what comes of it."""
    path, said = folder / f"a{suffix}", io.StringIO()
    path.write_bytes(content.replace(DATA.encode(), _SHIPPED))
    for name, text in DATA_FILES.items():
        if not (folder / name).exists():
            (folder / name).write_text(text)
    code = 2
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stderr(said),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            warnings.simplefilter("error")
            try:
                code = COMMANDS[number % len(COMMANDS)](path)
            except Problem as problem:
                complain(problem)
        found = None if code else _read_again(path)
    except Exception:
        return Verdict(is_read=False, complaint=traceback.format_exc())
    sentences = said.getvalue().splitlines()
    # 3: `check` cannot tell, and says why; before that, in any case, whether a gradient is wrong on purpose.
    is_known = code in (0, 1) or (code == 2 and len(sentences) == 1) or (code == 3 and len(sentences) in (1, 2))
    if not is_known or any(len(each) > 2000 for each in sentences):
        found = f"exit {code}: {said.getvalue()[:500]}"
    return Verdict(code != 2, found)


def _read_again(path: Path) -> str | None:
    """What is wrong with a graph that is written and read; None where nothing is, or where it cannot be opened."""
    try:
        project = file.load(path, drafts=True)
    except Problem:
        return None
    text = file.dumps(project, path.parent)
    again = file.dumps(file.loads(text, path.parent, drafts=True), path.parent)
    return None if again == text else "another graph when it is written and read again"


def cases(numbers: Iterable[int], seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Files by number, each with the ending of its name."""
    for content in mutants(numbers, seed):
        yield SUFFIX, content


if __name__ == "__main__":
    main("tests.storage.fuzz", cases, judge)
