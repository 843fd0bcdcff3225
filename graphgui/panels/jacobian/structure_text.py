"""The size and structure of a Jacobian in words."""

from PySide6.QtCore import QCoreApplication

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.words import with_separators


def structure_text(blocks: Blocks, output: str, symbol: str) -> str:
    """What is seen in the picture, of an output and an input that are called so."""
    found = blocks.jacobian
    rows, columns = found.shape
    parts = [
        QCoreApplication.translate("Jacobian", "{rows} × {columns} numbers.").format(
            rows=with_separators(rows), columns=with_separators(columns)
        )
    ]
    if not found.is_whole:
        shown, across = found.matrix.shape
        template = QCoreApplication.translate("Jacobian", "The first {rows} rows and {columns} columns are shown.")
        parts.append(template.format(rows=with_separators(shown), columns=with_separators(across)))
    parts.append(
        _structure(blocks).format(
            output=output,
            input=symbol,
            zero=with_separators(int(blocks.zero.sum())),
            count=with_separators(blocks.zero.size),
            different=with_separators(blocks.different),
        )
    )
    return " ".join(parts)


def _structure(blocks: Blocks) -> str:
    if not blocks.jacobian.matrix.any():
        return QCoreApplication.translate("Jacobian", "All are 0: {output} does not move with {input} here.")
    if blocks.jacobian.shape[0] == 1:
        return QCoreApplication.translate(
            "Jacobian", "One row, since {output} is one number: the gradient itself."
        )
    if blocks.is_identity:
        return QCoreApplication.translate(
            "Jacobian", "The identity: each number of {output} moves as that of {input} at its place."
        )
    if blocks.is_block_diagonal and blocks.different == 1:
        return QCoreApplication.translate(
            "Jacobian",
            "{zero} of {count} blocks are zero and the others alike: each row of {output} moves with its own row "
            "of {input} alone, and all in the same way.",
        )
    if blocks.is_diagonal:
        return QCoreApplication.translate(
            "Jacobian", "Diagonal: each number of {output} moves with the number of {input} at its place alone."
        )
    if blocks.is_permutation:
        return QCoreApplication.translate(
            "Jacobian", "A permutation: each number of {output} is one of {input}, at another place."
        )
    if blocks.is_block_diagonal:
        return QCoreApplication.translate(
            "Jacobian",
            "{zero} of {count} blocks are zero: each row of {output} moves with its own row of {input} alone.",
        )
    if blocks.identity.all():
        return QCoreApplication.translate(
            "Jacobian", "Each of the {count} blocks is the identity: all rows of {output} move alike with {input}."
        )
    if not blocks.zero.any():
        return QCoreApplication.translate(
            "Jacobian", "{count} blocks, none of them zero: {different} are different."
        )
    return QCoreApplication.translate(
        "Jacobian", "{count} blocks: {zero} are zero, and of the others {different} are different."
    )
