"""Layout from left to right: fast-sugiyama says what is in which column and in what order; sizes do the rest."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from statistics import fmean

from fast_sugiyama import from_edges

Size = tuple[float, float]
Place = tuple[float, float]
_Column = Mapping[str, Place]

_BETWEEN_COLUMNS = 80.0
_BETWEEN_ROWS = 40.0
_SHEET = 1.8  # its width by its height
_WORTH_WRAPPING = 3  # rows: a thread of fewer is read in one
_CAREFUL = 500  # edges; the shortest wires take a time that grows with the square of their number


def lay_out(
    sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]], height_now: Mapping[str, float]
) -> dict[str, Place]:
    """The upper left corner of each: what feeds stands left of what it feeds, and nothing covers another.

    Args:
        height_now: y of each as it is now: what is not connected stays in that order from top to bottom.
    """
    spacing = fmean(height for _, height in sizes.values()) + _BETWEEN_ROWS
    blocks = [_block(_layered(piece, spacing), sizes) for piece in _pieces(edges)]
    connected = {name for block in blocks for name in block}
    blocks.sort(key=lambda block: min((height_now[name], name) for name in block))
    alone = sorted(sizes.keys() - connected, key=lambda name: (height_now[name], name))
    width = max((_right(block, sizes) for block in blocks), default=0.0)
    if alone:
        blocks.append(_shelves(alone, sizes, max(width, 4 * max(sizes[name][0] for name in alone))))
    return _stacked(blocks, sizes)


def _pieces(edges: Iterable[tuple[str, str]]) -> Iterable[list[tuple[str, str]]]:
    """The edges of each connected piece: laid out one by one, as all at once takes the square of the time."""
    pieces: dict[str, list[tuple[str, str]]] = {}
    for a, b in edges:
        first, second = pieces.get(a, []), pieces.get(b, [])
        large, small = (first, second) if len(first) >= len(second) else (second, first)
        if large is not small:
            large += small
        large.append((a, b))
        pieces |= dict.fromkeys((name for edge in (*small, (a, b)) for name in edge), large)
    return map(sorted, {id(piece): piece for piece in pieces.values()}.values())


def _layered(edges: Sequence[tuple[str, str]], spacing: float) -> dict[str, tuple[float, float]]:
    """Where fast-sugiyama puts a connected piece: y is the column, growing against the wires, x the height."""
    names = sorted({name for edge in edges for name in edge})
    number = {name: index for index, name in enumerate(names)}  # its own numbering depends on the order of a set
    pairs = [(number[a], number[b]) for a, b in edges]
    careful = len(edges) <= _CAREFUL
    found = from_edges(
        pairs,
        vertex_spacing=spacing,
        ranking_type="minimize" if careful else "up",
        transpose=careful,
        check_layout=False,
    )
    # What is no node is a bend of a long wire, which needs no place of its own.
    return {names[n]: xy for places, *_ in found for n, xy in places if isinstance(n, int) and n < len(names)}


def _block(layered: Mapping[str, tuple[float, float]], sizes: Mapping[str, Size]) -> dict[str, Place]:
    """One connected piece, its columns as wide as they need to be, and as many rows of them as make it a sheet."""
    columns: list[dict[str, Place]] = []  # each from 0 on
    for _, column in groupby(
        sorted(layered, key=lambda n: (-layered[n][1], layered[n][0], n)), lambda n: layered[n][1]
    ):
        inside = list(column)
        wanted = [layered[name][0] - sizes[name][1] / 2 for name in inside]
        tops = _spread(wanted, [sizes[name][1] + _BETWEEN_ROWS for name in inside])
        columns.append({name: (0.0, float(round(top))) for name, top in zip(inside, tops, strict=True)})
    return _stacked((_beside(row, sizes) for row in _rows(columns, sizes)), sizes)


def _beside(columns: Iterable[_Column], sizes: Mapping[str, Size]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    left = 0.0
    for column in columns:
        places |= {name: (left, top) for name, (_, top) in column.items()}
        left += _right(column, sizes) + _BETWEEN_COLUMNS
    return places


def _rows(columns: Sequence[_Column], sizes: Mapping[str, Size]) -> Iterable[Sequence[_Column]]:
    """The columns in one row, or as lines of a text where that would be a thread: a long chain."""
    width = sum(_right(column, sizes) + _BETWEEN_COLUMNS for column in columns)
    height = max(_bottom(column, sizes) - _top(column) for column in columns) + 2 * _BETWEEN_ROWS
    number = round(math.sqrt(width / height / _SHEET))
    if number < _WORTH_WRAPPING:
        return [columns]
    rows: list[list[_Column]] = [[]]
    filled = 0.0
    for column in columns:
        if rows[-1] and filled > len(rows) * width / number:
            rows.append([])
        rows[-1].append(column)
        filled += _right(column, sizes) + _BETWEEN_COLUMNS
    return rows


def _spread(wanted: Sequence[float], room: Sequence[float]) -> list[float]:
    """The places nearest to those wanted, in their order, that leave each its room.

    Taking away the room before each makes of it: the nearest numbers that nowhere fall. Neighbours that would fall
    are pooled at their mean (pool adjacent violators).
    """
    before = [0.0]
    for space in room[:-1]:
        before.append(before[-1] + space)
    pools: list[list[float]] = []
    for place, offset in zip(wanted, before, strict=True):
        pool = [place - offset]
        while pools and fmean(pools[-1]) > fmean(pool):
            pool = pools.pop() + pool
        pools.append(pool)
    level = [fmean(pool) for pool in pools for _ in pool]
    return [mean + offset for mean, offset in zip(level, before, strict=True)]


def _shelves(names: Iterable[str], sizes: Mapping[str, Size], width: float) -> dict[str, Place]:
    """What nothing is wired to, in rows."""
    places: dict[str, Place] = {}
    x = y = tallest = 0.0
    for name in names:
        if x and x + sizes[name][0] > width:
            x, y, tallest = 0.0, y + tallest + _BETWEEN_ROWS, 0.0
        places[name] = (x, y)
        x += sizes[name][0] + _BETWEEN_ROWS
        tallest = max(tallest, sizes[name][1])
    return places


def _stacked(blocks: Iterable[Mapping[str, Place]], sizes: Mapping[str, Size]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    below = 0.0
    for block in blocks:
        top = _top(block)
        places |= {name: (x, y - top + below) for name, (x, y) in block.items()}
        below += _bottom(block, sizes) - top + 2 * _BETWEEN_ROWS
    return places


def _top(block: Mapping[str, Place]) -> float:
    return min(y for _, y in block.values())


def _bottom(block: Mapping[str, Place], sizes: Mapping[str, Size]) -> float:
    return max(y + sizes[name][1] for name, (_, y) in block.items())


def _right(block: Mapping[str, Place], sizes: Mapping[str, Size]) -> float:
    return max(x + sizes[name][0] for name, (x, _) in block.items())
