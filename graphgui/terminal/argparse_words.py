"""What argparse itself says, in the language of the terminal.

argparse has gettext translate its words, which looks for catalogues in the system's folders: none are ours.
"""

import argparse
import re

from graphgui.terminal.spoken import translate
from graphgui.words import mark_for_translation

_WORDS = (
    mark_for_translation("argparse", "usage: "),
    mark_for_translation("argparse", "positional arguments"),
    mark_for_translation("argparse", "options"),
    mark_for_translation("argparse", "show this help message and exit"),
    mark_for_translation("argparse", "show program's version number and exit"),
    mark_for_translation("argparse", "the following arguments are required: %s"),
    mark_for_translation("argparse", "unrecognized arguments: %s"),
    mark_for_translation("argparse", "argument %(argument_name)s: %(message)s"),
    mark_for_translation("argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
    mark_for_translation("argparse", "invalid %(type)s value: %(value)r"),
    mark_for_translation("argparse", "expected one argument"),
    mark_for_translation("argparse", "expected at most one argument"),
    mark_for_translation("argparse", "expected at least one argument"),
    mark_for_translation("argparse", "ignored explicit argument %r"),
    mark_for_translation("argparse", "not allowed with argument %s"),
    mark_for_translation("argparse", "ambiguous option: %(option)s could match %(matches)s"),
)


_QUOTED = re.compile(r"(?<!\w)'([^'\n]*)'(?!\w)")  # as Python writes a text


def translate_argparse() -> None:
    """Have argparse ask us for its words from now on."""
    argparse._ = _translated  # type: ignore[attr-defined]  # bound there by name, and the one place to change it


def well_quoted(message: str) -> str:
    """A message of argparse with the quotation marks of the language: `“html”` or `« html »` for `'html'`."""
    marks = translate("argparse", "“{text}”")
    return _QUOTED.sub(lambda found: marks.format(text=found[1]), message)


def _translated(text: str) -> str:
    return translate("argparse", text)
