"""Files to be opened, dropped and imported, good and bad ones, and answers for dialogues that ask for a file."""

import shutil
from pathlib import Path
from random import Random

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from graphgui import assets

ENDINGS = ["graph.json", "csv", "svg", "png", "pdf", "parquet", "md", "tex", "webp", "xyz"]
_WRITTEN = {
    "points.csv": "x,y\n1,2\n2,4.1\n3,5.9\n4,8.2\n",
    "houses.csv": "size;rooms;price\n50;2;100,5\n80;3;160,0\n;4;210,0\n120;5;n/a\n",
    "texts.tsv": "name\tkind\nAda\ta\nBlaise\tb\nCarl\ta\n",
    "empty.csv": "",
    "odd.csv": 'a,"b\n1,2,3\n"',
    "nul.csv": "a\0b,c\n1,2\n",
    "broken.graph.json": "{",
    "other.json": "[1, 2]",
    "newer.graph.json": '{"format": "graphgui", "version": 99, "nodes": [], "wires": []}',
    "deep.json": "[" * 5000,
    "picture.txt": "not a picture",
}


def make(folder: Path) -> list[Path]:
    """Write them; what there is."""
    folder.mkdir()
    for name, text in _WRITTEN.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "noise.xlsx").write_bytes(Random(0).randbytes(3000))
    (folder / "noise.parquet").write_bytes(b"PAR1" + Random(1).randbytes(500) + b"PAR1")
    examples = sorted(assets.path("examples").glob("*.graph.json"), key=lambda path: path.stat().st_size)
    small = [shutil.copy(path, folder) for path in examples[:6]]
    return [folder / "missing.csv", folder / "missing.graph.json", *sorted(folder.iterdir()), *map(Path, small)]


def answer_file_dialogues(chance: Random, files: list[Path], folder: Path) -> None:
    """Let no dialogue for files show anybody's folders: some are answered with a file, some with Cancel."""
    folder.mkdir()

    def chosen(*_arguments: object, **_keywords: object) -> tuple[str, str]:
        return (str(chance.choice(files)) if chance.random() < 0.8 else ""), ""

    def named(*_arguments: object, **_keywords: object) -> tuple[str, str]:
        name = f"{chance.choice(['mine', 'é a', 'x' * 300])}.{chance.choice(ENDINGS)}"
        return (str(folder / name) if chance.random() < 0.8 else ""), ""

    QFileDialog.getOpenFileName = chosen
    QFileDialog.getSaveFileName = named
    QFileDialog.getExistingDirectory = lambda *_, **__: str(folder)
    QDesktopServices.openUrl = lambda *_: True
