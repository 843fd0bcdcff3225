"""Brings the translations up to date with the sources: python -m tools.translations [LANGUAGE...]

Every file assets/translations/graphgui_LANGUAGE.ts gets the texts that are new and loses those that are
gone; its .qm, which the program reads, is made anew. A LANGUAGE that has no file yet ("de") gets one.

The sources are the program's, and the notes of the examples.
"""

import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
EXAMPLES = ROOT / "assets" / "examples"


def collect(ts: Path, language: str) -> None:
    """Bring one .ts up to date, or make it."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "graphgui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder, "notes.py")
        notes.write_text("\n".join(_notes()), encoding="utf-8")
        _update(ts, language, [*sources, str(notes)])


def _notes() -> list[str]:
    """The notes of the examples, each as a line that `lupdate` reads."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.json")))
    texts = [note["text"] for file in files for note in file.get("notes", [])]
    return [f'QT_TRANSLATE_NOOP("examples", {json.dumps(text, ensure_ascii=False)})' for text in texts]


def _update(ts: Path, language: str, sources: list[str]) -> None:
    marks = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=mark_for_translation"]
    kept = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    _run("lupdate", *marks, *kept, *sources, "-ts", str(ts))


def compile_(ts: Path) -> None:
    """Make the .qm beside a .ts."""
    _run("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    command = shutil.which(f"pyside6-{tool}", path=sysconfig.get_path("scripts"))
    if command is None:
        raise FileNotFoundError(f"pyside6-{tool} is not in {sysconfig.get_path('scripts')}")
    subprocess.run([command, *arguments], cwd=ROOT, check=True)


def main() -> None:
    names = {path.stem for path in FOLDER.glob("graphgui_*.ts")}
    names |= {f"graphgui_{language}" for language in sys.argv[1:]}
    for name in sorted(names):
        ts = FOLDER / f"{name}.ts"
        collect(ts, name.removeprefix("graphgui_"))
        compile_(ts)


if __name__ == "__main__":
    main()
