"""What can be typed after `graphgui derive`; here, where nothing is imported, since each start reads it."""

from argparse import ArgumentParser
from pathlib import Path

from graphgui.words import mark_for_translation


def add_options(parser: ArgumentParser) -> None:
    """What the command takes besides the file."""
    parser.add_argument(
        "--notation",
        choices=("matrix", "index", "scalar"),
        default="matrix",
        help=mark_for_translation("terminal", "how the gradients of the loss are written: matrix if not given"),
    )
    parser.add_argument(
        "--lang",
        choices=("en", "fr"),
        default="en",
        help=mark_for_translation("terminal", "the language of the words: en if not given"),
    )
    parser.add_argument(
        "--to",
        choices=("md", "latex"),
        default="md",
        help=mark_for_translation("terminal", "Markdown, or LaTeX that compiles: md if not given"),
    )
    parser.add_argument(
        "--numbers",
        action="store_true",
        help=mark_for_translation("terminal", "with the numbers of each gradient"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help=mark_for_translation("terminal", "the file to write; standard output if not given"),
    )
