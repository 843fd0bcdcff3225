"""`graphgui data`: what would be read from a data file and how, and the model that an import would wire to it."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from graphgui.data.choices import MARKS, Choices, ColumnChoice
from graphgui.data.columns.remarks import column_remarks, empty_rows
from graphgui.data.encode import encode, encoded_columns, outcome
from graphgui.data.files import named, title
from graphgui.data.frames import RawTable, read_frame
from graphgui.data.parsing.encodings import NAMES
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import Field
from graphgui.data.roles import Role, suggested, task, telling_nothing
from graphgui.data.worker.client import in_worker
from graphgui.storage import atomic, file
from graphgui.terminal.data_options import SEPARATORS
from graphgui.terminal.output import write, write_json, write_table
from graphgui.terminal.spoken import number, translate
from graphgui.terminal.spoken import sentence as in_words
from graphgui.words import Problem, Remark, mark_for_translation, with_separators, written_decimal_mark

_FIRST = 5  # cells of each column that are printed
_LONGEST = 60  # characters of one of them


def data(options: argparse.Namespace) -> int:
    """Print what a file holds, read as the options say; where they name a file for it, write the wired model."""
    path: Path = options.file
    atomic.check_spares(options.output, [path])
    frame = _read(path, options)
    says = _says(frame, as_json=options.json)
    if options.output is not None:
        says += _write_model(frame, path, options)
    elif options.target:
        _roles(frame, options)  # refuses a column that is not there
    if options.json:
        write_json(_as_json(frame, says))
    else:
        _as_text(frame, says)
    return 0


def _read(path: Path, options: argparse.Namespace) -> RawTable:
    given: dict[Field, Any] = {
        "encoding": options.encoding,
        "separator": options.separator and SEPARATORS[options.separator],
        "skip": options.skip,
        "header": options.header and options.header != "none",
        "units": options.header and options.header == "units",
    }
    kept = {name: value for name, value in given.items() if value is not None}
    read = partial(
        read_frame,
        path,
        options.sheet,
        _marks(options),
        shape=replace(FileShape(), **kept),
        kept=frozenset(kept),
        read=_column_choices(options),
        marks_in_texts=options.marks_in_texts,
    )
    return in_worker(read, path)


def _marks(options: argparse.Namespace) -> tuple[str, ...]:
    return MARKS if options.mark is None else tuple(options.mark)


def _column_choices(options: argparse.Namespace) -> dict[str, ColumnChoice]:
    found: dict[str, ColumnChoice] = {}
    for column, name in options.numbers:
        found[column] = ColumnChoice(name)
    for column, odd in options.odd:
        found[column] = replace(found.get(column, ColumnChoice()), odd=odd)
    return found


# what is in the file


def _says(frame: RawTable, *, as_json: bool) -> list[str]:
    remarks = [*frame.remarks, *column_remarks(frame.columns)]
    if frame.empty:
        remarks.append(empty_rows(frame.empty))
    return list(map(str if as_json else in_words, remarks))


def _as_json(frame: RawTable, says: Iterable[str]) -> dict[str, object]:
    shape = frame.shape
    is_text = shape is not None and frame.sheet is None
    return {
        "encoding": shape.encoding if shape and is_text else None,
        "separator": shape.separator if shape and is_text else None,
        "sheet": frame.sheet,
        "header": shape.header if shape else True,
        "skipped": shape.skip if shape else 0,
        "rows": frame.rows,
        "columns": [
            {
                "name": column.name,
                "kind": column.kind,
                "missing": column.missing,
                "odd": [[row, text] for row, text in column.odd],
                "first": frame.cells[column.name].head(_FIRST).to_list(),
            }
            for column in frame.columns
        ],
        "says": list(says),
    }


def _as_text(frame: RawTable, says: Iterable[str]) -> None:
    rows, columns = frame.rows, len(frame.columns)
    of_rows = translate("terminal", "{rows} rows").format(rows=with_separators(rows))
    if rows == 1:
        of_rows = translate("terminal", "1 row")
    of_columns = translate("terminal", "{columns} columns").format(columns=columns)
    if columns == 1:
        of_columns = translate("terminal", "1 column")
    facts = [f"{of_rows}, {of_columns}"]
    shape = frame.shape
    if frame.sheet is not None:
        facts.append(translate("terminal", "sheet “{sheet}”").format(sheet=frame.sheet))
    elif shape is not None:
        typed = next(typed for typed, separator in SEPARATORS.items() if separator == shape.separator)
        facts.append(translate("terminal", "encoding {name}").format(name=NAMES[shape.encoding]))
        facts.append(translate("terminal", "separator {name}").format(name=typed))
    write(translate("terminal", "; ").join(facts))
    headings = (
        translate("terminal", "column"),
        translate("terminal", "kind"),
        translate("terminal", "missing"),
        translate("terminal", "first cells"),
    )
    kinds = {"number": translate("terminal", "number"), "text": translate("terminal", "text")}
    first = frame.cells.head(_FIRST)
    between = "; " if written_decimal_mark() == "," else ", "
    write_table(
        headings,
        [
            (
                column.name,
                kinds.get(column.kind, column.kind),
                str(column.missing),
                between.join(map(_cell, first[column.name])),
            )
            for column in frame.columns
        ],
    )
    for sentence in says:
        write(sentence)


def _cell(cell: str | float | None) -> str:
    if isinstance(cell, str):
        return cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…"
    return "–" if cell is None else number(f"{cell:.6g}")


# the model


def _roles(frame: RawTable, options: argparse.Namespace) -> dict[str, Role]:
    """What each column is for: as the import proposes it, but for the targets and the columns to be left out."""
    roles = suggested(frame)
    for name in (*options.target, *options.ignore):
        frame.column(name)
    if options.target:
        roles = {name: "feature" if role == "target" else role for name, role in roles.items()}
    roles |= dict.fromkeys(options.ignore, "ignored")
    return roles | dict.fromkeys(options.target, "target")


def _write_model(frame: RawTable, path: Path, options: argparse.Namespace) -> list[str]:
    """Write the graph that File → Import Data would make, and say what became of the rows."""
    from graphgui.document.document import Document
    from graphgui.document.edits import import_data
    from graphgui.panels.import_data.sentences import model_text, outcome_text

    roles = _roles(frame, options)
    features, targets = (
        tuple(name for name, role in roles.items() if role == wanted) for wanted in ("feature", "target")
    )
    if not features or not targets:
        raise Problem(
            mark_for_translation("problems", "A model needs a feature and a target: choose a column for each.")
        )
    choices = Choices(
        features,
        targets,
        options.missing,
        _marks(options),
        marks_in_texts=options.marks_in_texts,
        read=_column_choices(options),
        dummies=options.dummies.replace("-", " "),
    )
    with named(path):
        found = outcome(frame, choices)
        table = encode(frame, choices)
        coded, answers = map(tuple, encoded_columns(frame, choices))
    document = Document()
    share = options.validation / 100
    known = import_data.statistics(table, (*coded, *answers), share, document.training.seed)
    made = import_data.Imported(title(path), table, coded, answers, share, known)
    kind = task(frame, choices)
    import_data.as_model(document, made, kind)
    file.save(document.project, options.output)
    words: list[Remark] = telling_nothing(frame, choices.columns)
    say = _as_in_sources if options.json else translate
    told = outcome_text(frame, found, say), model_text(kind, say)
    return [*map(str if options.json else in_words, words), *told]


def _as_in_sources(_context: str, text: str) -> str:
    return text
