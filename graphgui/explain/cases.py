"""Formulas with cases, as LaTeX, of which one case is known to hold."""

import re
from collections.abc import Collection

_CASES = re.compile(r"\\begin\{cases\}\s*(.*?)\s*\\end\{cases\}")
_LINE = re.compile(r"(.*?)\s*& \\text\{([^{}]*)\}")


def only_case(latex: str, choices: Collection[str]) -> str:
    """The same formula with the case alone that one of the words chooses; cases that none chooses stay.

    Args:
        latex: a formula.
        choices: the words by which cases are chosen, such as `labels`.
    """

    def chosen(found: re.Match[str]) -> str:
        for line in re.split(r"\s*\\\\\s*", found[1]):
            named = _LINE.fullmatch(line)
            if named and named[2] in choices:
                stands_alone = found.start() == 0 or latex[: found.start()].endswith(" = ")
                is_sum = re.search(r" [+-] |^-", named[1])
                return rf"\left({named[1]}\right)" if is_sum and not stands_alone else named[1]
        return found[0]

    return _CASES.sub(chosen, latex)
