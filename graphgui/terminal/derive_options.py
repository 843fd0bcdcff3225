"""What can be typed after `graphgui derive`; here, where nothing is imported, since each start reads it."""

from argparse import ArgumentParser
from pathlib import Path

from graphgui.terminal.spoken import language, translate

_LANGUAGES = "en", "fr"


def add_options(parser: ArgumentParser) -> None:
    """What the command takes besides the file."""
    parser.add_argument(
        "--notation",
        choices=("matrix", "index", "scalar"),
        default="matrix",
        help=translate("terminal", "how the gradients of the loss are written: matrix if not given"),
    )
    parser.add_argument(
        "--lang",
        choices=_LANGUAGES,
        default=language() if language() in _LANGUAGES else _LANGUAGES[0],
        help=translate("terminal", "the language of the words: the terminal's if not given"),
    )
    parser.add_argument(
        "--to",
        choices=("md", "latex"),
        default="md",
        help=translate("terminal", "Markdown, or LaTeX that compiles: md if not given"),
    )
    parser.add_argument(
        "--numbers",
        action="store_true",
        help=translate("terminal", "with the numbers of each gradient"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar=translate("terminal", "OUT"),
        type=Path,
        help=translate("terminal", "the file to write; standard output if not given"),
    )
