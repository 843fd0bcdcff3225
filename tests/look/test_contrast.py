"""Colours that are seen together stand apart as the standard asks (WCAG 2.1, AA), in every theme."""

import pytest

from graphgui.look.colours import EDGE, TEXT, THEMES, Theme, blend, contrast, curve_colour, standing_out

GROUNDS = ("window", "surface", "raised", "node", "node_header", "canvas")
WRITTEN = {  # what is written, and on what
    "text": GROUNDS,
    "muted": GROUNDS,
    "value": ("canvas", "node"),
    "negative": ("canvas", "node", "surface", "raised"),
    "positive": ("canvas", "node", "surface", "raised"),
    "warning": ("canvas", "node", "surface", "raised"),
    "caution": ("canvas", "node", "surface", "raised"),
    "accent": GROUNDS,
    "on_accent": ("accent",),
}
SEEN = {  # what is drawn, and on what
    "edge": GROUNDS,
    "wire": GROUNDS,
    "neutral": ("canvas", "surface"),
    "port": ("node", "canvas"),
    "accent": GROUNDS,  # the ring around what has the keys
    "selection": ("canvas", "node"),
    "information": ("raised",),
    "caution": ("raised",),
    "data": ("surface",),
    "fit": ("surface",),
}


def pairs(inks: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in inks.items() for ground in grounds]


@pytest.fixture(params=THEMES.values(), ids=THEMES)
def theme(request) -> Theme:
    return request.param


@pytest.mark.parametrize(("ink", "ground"), pairs(WRITTEN))
def test_text_stands_out_from_what_it_is_written_on(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), pairs(SEEN))
def test_edges_and_lines_stand_out_from_what_they_are_drawn_on(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= EDGE


@pytest.mark.parametrize("name", ["text", "muted", "accent", "warning", "caution", "negative", "positive", "edge"])
def test_high_contrast_is_higher(theme, name):
    if theme.name.startswith("high_contrast"):
        assert all(contrast(getattr(theme, name), getattr(theme, ground)) >= 7 for ground in ("window", "canvas"))


def test_what_is_meant_to_be_faint_is_seen(theme):
    for colour in (theme.accent, theme.muted, *(curve_colour(number, theme) for number in range(5))):
        assert contrast(standing_out(theme.canvas, colour, 0.1), theme.canvas) >= EDGE
        assert standing_out(theme.canvas, colour, 0.95) == blend(theme.canvas, colour, 0.95)
