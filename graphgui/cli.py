"""The terminal: what is typed, what it calls, and what it returns.

0 done, 1 the check failed or training diverged, 2 a person's mistake or a plug-in's, 3 the check cannot tell.
What a command needs is imported when it is called, so that each starts as fast as it can.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from graphgui import __version__, display
from graphgui.terminal.argparse_words import translate_argparse, well_quoted
from graphgui.terminal.data_options import add_options
from graphgui.terminal.derive_options import add_options as add_derive_options
from graphgui.terminal.spoken import language_of, speak, translate, without_language
from graphgui.terminal.streams import complain as _complain
from graphgui.terminal.streams import output_lost
from graphgui.terminal.train_options import rate, seed, steps
from graphgui.terminal.translations import languages
from graphgui.words import Problem, mark_for_translation, short_of_memory


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, the program's own arguments where it is None; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stand-in, or none at all
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = _answered(list(sys.argv[1:] if argv is None else argv))
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        return output_lost(error)
    return code


def _answered(argv: list[str]) -> int:
    """Run a command; whatever keeps it from being done is a sentence and an exit code."""
    try:
        return _run(argv)
    except Problem as problem:
        _complain(problem)
        return 2
    except MemoryError:
        _complain(short_of_memory())
        return 2
    except OSError as error:
        return output_lost(error)
    except KeyboardInterrupt:
        _complain(Problem(mark_for_translation("problems", "Interrupted; nothing more was written.")))
        return 130


def _run(argv: list[str]) -> int:
    speak(language_of(os.environ))
    argv, given = without_language(argv)
    if given is not None:
        speak(given)
    translate_argparse()
    commands = _Commands()
    if argv and argv[0] == "answer":
        argv = _with_formula_last(argv)
    if not argv or argv[0] not in (*commands.names, "-h", "--help", "--version"):
        argv = ["open", *argv]
    if argv[0] != "open":
        _need_output()
    try:
        options = commands.parser.parse_args(argv)
    except SystemExit as leaving:  # after --help or --version
        return leaving.code if isinstance(leaving.code, int) else 0
    command: Callable[[argparse.Namespace], int] = options.command
    if command in (_train, _data, _eval, _check, _answer, _derive, _render):
        _warn_of_plugins()
    return command(options)


def _warn_of_plugins() -> None:
    from graphgui.ops import OPS

    for problem in OPS.problems:
        _complain(problem)


def _need_output() -> None:
    """A command whose output is closed would write to nobody, or into whatever file it opens next."""
    if sys.stdout is None:
        raise Problem(mark_for_translation("problems", "Standard output is closed: there is nowhere to write to."))


# the commands


def _open(options: argparse.Namespace) -> int:
    from graphgui.data.files import is_there

    path: Path | None = options.file
    if path is not None and not is_there(path):
        raise Problem(
            mark_for_translation(
                "problems", "There is no file {file}, nor a command of that name: graphgui --help lists them."
            ),
            file=str(path),
        )
    if not display.is_there():
        _need_output()
        from graphgui.terminal.pictures import train_without_window

        return train_without_window(path, outside=options.allow_outside)
    try:
        from graphgui.app.main import run
    except ImportError as error:
        raise Problem(
            mark_for_translation(
                "problems", "The window cannot be opened, for something that it needs is missing: {reason}."
            ),
            reason=error,
        ) from None
    return run(path, options.log_level, outside=options.allow_outside)


def _train(options: argparse.Namespace) -> int:
    from graphgui.terminal.train import train

    return train(
        options.file,
        steps=options.steps,
        learning_rate=options.lr,
        seed=options.seed,
        data=options.data,
        out=options.out,
        history=options.history,
        as_json=options.json,
        outside=options.allow_outside,
    )


def _eval(options: argparse.Namespace) -> int:
    from graphgui.terminal.inspect import evaluate

    return evaluate(options.file, as_json=options.json, outside=options.allow_outside)


def _check(options: argparse.Namespace) -> int:
    from graphgui.terminal.inspect import check

    return check(options.file, outside=options.allow_outside)


def _answer(options: argparse.Namespace) -> int:
    from graphgui.terminal.answer import answer

    return answer(options.file, options.port, options.formula, as_json=options.json, outside=options.allow_outside)


def _derive(options: argparse.Namespace) -> int:
    from graphgui.terminal.derive import derive

    return derive(
        options.file,
        notation=options.notation,
        language=options.lang,
        to=options.to,
        output=options.output,
        with_numbers=options.numbers,
        outside=options.allow_outside,
    )


def _render(options: argparse.Namespace) -> int:
    from graphgui.terminal.pictures import render

    return render(options.file, options.output, outside=options.allow_outside)


def _data(options: argparse.Namespace) -> int:
    from graphgui.terminal.data import data

    return data(options)


def _lesson(options: argparse.Namespace) -> int:
    from graphgui.terminal.lesson import check_lesson, list_lessons

    if options.what == "list":
        return list_lessons(options.file)
    if options.file is None:
        raise Problem(mark_for_translation("problems", "Name the folder of the lesson to check."))
    return check_lesson(options.file)


def _schema(_options: argparse.Namespace) -> int:
    import json

    from graphgui.storage.schema import schema

    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
    return 0


# how they are written


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: Any = None) -> None:
        if (stream := file or sys.stdout) is not None:
            stream.write(message)  # where argparse itself would pass over a full disk

    def error(self, message: str) -> NoReturn:
        raise Problem(
            mark_for_translation("problems", "{reason}; {command} --help shows how."),
            reason=well_quoted(message[:1].upper() + message[1:]),
            command=self.prog,
        )


class _Commands:
    """The parser of the whole command line, and the names of the commands."""

    def __init__(self) -> None:
        self.parser = _Parser(
            prog="graphgui",
            usage=translate("terminal", "graphgui [FILE]\n       graphgui COMMAND ..."),
            description=translate("terminal", "Wire a computation graph, watch its gradients flow, and train it."),
            epilog=translate(
                "terminal",
                "Without a command the window opens. Exit status: 0 done, 1 the check failed, training diverged "
                "or the answer is wrong, 2 bad input or usage, or a plug-in's operation that fails, 3 the check "
                "cannot tell.",
            ),
        )
        self.parser.add_argument(
            "--lang",
            choices=languages(),
            help=translate("terminal", "the language of what is written; the system's if not given"),
        )
        self.parser.add_argument(
            "--version",
            action="version",
            version=f"graphgui {__version__}",
            help=translate("argparse", "show program's version number and exit"),
        )
        self._commands = self.parser.add_subparsers(
            title=translate("terminal", "commands"), metavar=translate("terminal", "COMMAND"), prog="graphgui"
        )
        self._add_window()
        self._add_train()
        self._add_data()
        self._add_others()
        self.names = tuple(self._commands.choices)

    def _add(self, name: str, command: Callable[[argparse.Namespace], int], text: str) -> _Parser:
        added: _Parser = self._commands.add_parser(name, help=text, description=text)
        added.set_defaults(command=command)
        return added

    def _add_with_file(self, name: str, command: Callable[[argparse.Namespace], int], text: str) -> _Parser:
        added = self._add(name, command, text)
        added.add_argument(
            "file",
            metavar=translate("terminal", "FILE"),
            type=Path,
            help=translate("terminal", "a graph, *.graph.json"),
        )
        self._add_outside(added)
        return added

    def _add_outside(self, added: _Parser) -> None:
        added.add_argument(
            "--allow-outside",
            action="store_true",
            help=translate("terminal", "let the graph read data outside its own folder"),
        )

    def _add_window(self) -> None:
        added = self._add("open", _open, translate("terminal", "open the window; the same as no command"))
        added.add_argument(
            "file",
            metavar=translate("terminal", "FILE"),
            type=Path,
            nargs="?",
            help=translate("terminal", "a graph to show"),
        )
        self._add_outside(added)
        added.add_argument(
            "--log-level",
            choices=("debug", "info", "warning", "error"),
            help=translate("terminal", "the least serious of what is written to the log"),
        )

    def _add_train(self) -> None:
        added = self._add_with_file(
            "train", _train, translate("terminal", "train, and print the loss and the parameters")
        )
        added.add_argument("--steps", metavar="N", type=steps, help=translate("terminal", "updates to make"))
        added.add_argument("--lr", metavar="R", type=rate, help=translate("terminal", "learning rate"))
        added.add_argument(
            "--seed",
            metavar="S",
            type=seed,
            help=translate("terminal", "draw the parameters anew, from this seed"),
        )
        added.add_argument(
            "--data",
            metavar=translate("terminal", "TABLE"),
            type=Path,
            help=translate("terminal", "read this table in place of the file's"),
        )
        added.add_argument(
            "--out",
            metavar=translate("terminal", "FILE"),
            type=Path,
            help=translate("terminal", "write the graph with its trained parameters"),
        )
        added.add_argument(
            "--history",
            metavar=translate("terminal", "FILE"),
            type=Path,
            help=translate(
                "terminal", "write loss, rate, gradient norm and parameters of each step, as CSV or Parquet"
            ),
        )
        self._add_json(added)

    def _add_data(self) -> None:
        text = translate("terminal", "say what a data file holds, or write the model that fits it")
        added = self._add("data", _data, text)
        added.add_argument(
            "file",
            metavar=translate("terminal", "FILE"),
            type=Path,
            help=translate("terminal", "CSV, Parquet or a workbook"),
        )
        add_options(added)
        self._add_json(added)

    def _add_others(self) -> None:
        added = self._add_with_file(
            "eval", _eval, translate("terminal", "print every port's value and gradient, and the loss")
        )
        self._add_json(added)
        self._add_with_file(
            "check", _check, translate("terminal", "compare every gradient with finite differences")
        )
        added = self._add_with_file(
            "answer", _answer, translate("terminal", "say whether a formula is the gradient at a port")
        )
        added.add_argument(
            "port",
            metavar=translate("terminal", "PORT"),
            help=translate("terminal", "whose gradient: linear.W, or a node"),
        )
        added.add_argument(
            "formula",
            metavar=translate("terminal", "FORMULA"),
            help=translate("terminal", "such as “X.T @ G”, “−(2/q) Xᵀ (Y − Ŷ)” or numbers"),
        )
        self._add_json(added)
        added = self._add_with_file(
            "derive",
            _derive,
            translate("terminal", "write how every gradient comes about, step by step"),
        )
        add_derive_options(added)
        added = self._add_with_file("render", _render, translate("terminal", "draw the graph as PNG, SVG or PDF"))
        added.add_argument(
            "-o",
            "--output",
            metavar=translate("terminal", "OUT"),
            type=Path,
            required=True,
            help=translate("terminal", "the picture: its suffix says which kind"),
        )
        added = self._add("lesson", _lesson, translate("terminal", "list lessons, or check one"))
        added.add_argument(
            "what", choices=("list", "check"), help=translate("terminal", "what to do with lessons")
        )
        added.add_argument(
            "file",
            metavar=translate("terminal", "FOLDER"),
            type=Path,
            nargs="?",
            help=translate("terminal", "of the lesson to check, or of those to list"),
        )
        self._add("schema", _schema, translate("terminal", "print the JSON Schema of the file"))

    def _add_json(self, added: _Parser) -> None:
        added.add_argument(
            "--json", action="store_true", help=translate("terminal", "print one JSON object instead")
        )


def _with_formula_last(argv: list[str]) -> list[str]:
    """Options first, so that a formula may begin with a minus."""
    options = [word for word in argv[1:] if word in ("--json", "--allow-outside", "-h", "--help")]
    others = [word for word in argv[1:] if word not in (*options, "--")]
    return [argv[0], *options, "--", *others]
