"""Numbers that are typed behind the options of `graphgui train`."""

import argparse
import math
from contextlib import suppress

from graphgui.terminal.spoken import translate
from graphgui.words import Problem


def steps(text: str) -> int:
    """A number of steps."""
    return _whole(text, 1, translate("problems", "“{text}” is no number of steps: give a whole number from 1"))


def seed(text: str) -> int:
    """A seed."""
    return _whole(text, 0, translate("problems", "“{text}” is no seed: give a whole number from 0"))


def _whole(text: str, least: int, template: str) -> int:
    with suppress(ValueError):
        if (value := int(text)) >= least:
            return value
    raise argparse.ArgumentTypeError(template.format(text=text))


def rate(text: str) -> float:
    """A learning rate, as a person writes numbers."""
    from graphgui.data.numbers import read_number

    with suppress(Problem):
        if math.isfinite(value := read_number(text)) and value > 0:
            return value
    template = translate("problems", "“{text}” is no learning rate: give a number above 0")
    raise argparse.ArgumentTypeError(template.format(text=text))
