"""The File menu: documents, examples, data that come in, pictures and tables that go out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import FILE, MENU_BAR
from graphgui.app.files.files import Files
from graphgui.app.files.import_data import ImportData
from graphgui.app.files.outputs import Outputs
from graphgui.document.versions import Version
from graphgui.examples import EXAMPLES
from graphgui.words import mark_for_translation

_RECENT, _EXAMPLES, _VERSIONS = "recent", "examples", "versions"


def file_actions(
    files: Files,
    importing: ImportData,
    outputs: Outputs,
    show_start: Callable[[], object],
    new_window: Callable[[], object],
    close: Callable[[], object],
) -> tuple[Entry, ...]:
    """Actions on the document as a file; `close` closes its window."""
    return (
        Submenu(id=FILE, text=mark_for_translation("actions", "&File"), places=(Place(MENU_BAR, 0),)),
        *_documents(files, show_start, new_window),
        Action(
            id="import_data",
            text=mark_for_translation("actions", "&Import Data…"),
            do=importing.ask,
            sentence=mark_for_translation(
                "actions", "Read a CSV, Parquet or spreadsheet file: choose its columns and what to make of them"
            ),
            keys=("Ctrl+I",),
            places=(Place(FILE, 0),),
        ),
        Action(
            id="save",
            text=mark_for_translation("actions", "&Save"),
            do=files.save,
            keys=("Ctrl+S",),
            places=(Place(FILE, 1),),
        ),
        Action(
            id="save_as",
            text=mark_for_translation("actions", "Save &As…"),
            do=files.save_as,
            keys=("Ctrl+Shift+S",),
            places=(Place(FILE, 1),),
        ),
        Submenu(
            id=_VERSIONS,
            text=mark_for_translation("actions", "&Versions"),
            places=(Place(FILE, 1),),
            changing=partial(_versions, files),
        ),
        Action(
            id="save_picture",
            text=mark_for_translation("actions", "Save a &Picture of the Graph…"),
            do=outputs.save_picture,
            places=(Place(FILE, 2),),
        ),
        Action(
            id="copy_picture",
            text=mark_for_translation("actions", "Cop&y Picture of the Graph"),
            do=outputs.copy_picture,
            sentence=mark_for_translation("actions", "The whole graph as a picture, to be pasted elsewhere"),
            places=(Place(FILE, 2),),
        ),
        Action(
            id="record",
            text=mark_for_translation("actions", "Recor&d the Run…"),
            do=outputs.record,
            sentence=mark_for_translation(
                "actions", "A film of the canvas and the plots, step after step, as GIF or MP4"
            ),
            keys=("Ctrl+Shift+R",),
            places=(Place(FILE, 2),),
        ),
        Action(
            id="export_history",
            text=mark_for_translation("actions", "Export &History…"),
            do=outputs.export_history,
            sentence=mark_for_translation(
                "actions", "Loss, learning rate, gradient norm and parameters of each step, as CSV or Parquet"
            ),
            keys=("Ctrl+E",),
            places=(Place(FILE, 2),),
        ),
        Action(
            id="export_derivation",
            text=mark_for_translation("actions", "E&xport Derivation…"),
            do=outputs.export_derivation,
            sentence=mark_for_translation(
                "actions", "How every gradient comes about, step by step, as Markdown or LaTeX"
            ),
            places=(Place(FILE, 2),),
        ),
        Action(
            id="close",
            text=mark_for_translation("actions", "&Close"),
            do=close,
            keys=("Ctrl+W",),
            places=(Place(FILE, 3),),
        ),
        Action(
            id="quit",
            text=mark_for_translation("actions", "&Quit"),
            do=_quit,
            keys=("Ctrl+Q",),
            places=(Place(FILE, 3),),
        ),
    )


def _quit() -> None:
    from graphgui.app.files import last_graphs  # late: an end is no start

    last_graphs.close_all()


def _documents(
    files: Files, show_start: Callable[[], object], new_window: Callable[[], object]
) -> tuple[Entry, ...]:
    return (
        Action(
            id="new",
            text=mark_for_translation("actions", "&New"),
            do=files.new,
            keys=("Ctrl+N",),
            places=(Place(FILE, 0),),
        ),
        Action(
            id="new_window",
            text=mark_for_translation("actions", "New &Window"),
            do=new_window,
            sentence=mark_for_translation("actions", "Another document beside this one"),
            keys=("Ctrl+Shift+N",),
            places=(Place(FILE, 0),),
        ),
        Action(
            id="open",
            text=mark_for_translation("actions", "&Open…"),
            do=files.open,
            keys=("Ctrl+O",),
            places=(Place(FILE, 0),),
        ),
        Action(
            id="start_page",
            text=mark_for_translation("actions", "S&tart Page"),
            do=show_start,
            sentence=mark_for_translation("actions", "Examples, files of late, and an empty canvas to begin with"),
            places=(Place(FILE, 0),),
        ),
        Submenu(
            id=_RECENT,
            text=mark_for_translation("actions", "Open &Recent"),
            places=(Place(FILE, 0),),
            changing=partial(_recent, files),
        ),
        Submenu(id=_EXAMPLES, text=mark_for_translation("actions", "&Examples"), places=(Place(FILE, 0),)),
        *(
            _titled(
                f"example_{example.name}",
                partial(QCoreApplication.translate, "examples", example.title),
                partial(files.open_path, example.path, as_copy=True),
                _EXAMPLES,
            )
            for example in EXAMPLES
        ),
    )


def _recent(files: Files) -> Sequence[Action]:
    paths = files.recent()
    if not paths:
        text = mark_for_translation("actions", "None yet")
        return [Action(id="recent_none", text=text, do=_nothing, places=(Place(_RECENT),), enabled=lambda: False)]
    return [
        _titled(f"recent_{number}", partial(_path_title, path), partial(files.open_path, path), _RECENT)
        for number, path in enumerate(paths)
    ]


def _versions(files: Files) -> Sequence[Action]:
    kept = files.versions()
    if not kept:
        text = mark_for_translation("actions", "None yet")
        return [
            Action(id="version_none", text=text, do=_nothing, places=(Place(_VERSIONS),), enabled=lambda: False)
        ]
    return [
        _titled(
            f"version_{number}",
            partial(_version_title, version),
            partial(files.open_version, version.path),
            _VERSIONS,
        )
        for number, version in enumerate(kept)
    ]


def _version_title(version: Version) -> str:
    locale = QLocale()
    moment = locale.toString(QDateTime.fromSecsSinceEpoch(int(version.time)), QLocale.FormatType.ShortFormat)
    return f"{moment} — {locale.formattedDataSize(version.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)}"


def _titled(name: str, title: Callable[[], str], do: Callable[[], object], menu: str) -> Action:
    return Action(id=name, text=name, name=title, do=do, places=(Place(menu),))


def _path_title(path: Path) -> str:
    return f"{path.name} — {path.parent}".replace("&", "&&")


def _nothing() -> None:
    """There is no file to open."""
