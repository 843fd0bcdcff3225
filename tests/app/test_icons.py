"""Icons have the theme's colours."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from graphgui import assets
from graphgui.app.icons import icon
from graphgui.look.colours import DARK, LIGHT

NAMES = sorted(path.stem for path in assets.path("icons").glob("*.svg"))


def colours(drawn: QIcon, mode=QIcon.Mode.Normal) -> set[str]:
    """Those of the pixels that are covered whole."""
    image = drawn.pixmap(QSize(32, 32), mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_colour_of_its_surface(qapp, name):
    for theme in (LIGHT, DARK):
        assert colours(icon(name, theme)) == {theme.text.lower()}
        assert colours(icon(name, theme, on_accent=True)) == {theme.on_accent.lower()}
        assert colours(icon(name, theme), QIcon.Mode.Disabled) == {theme.wire.lower()}


def test_the_licence_lies_beside_the_icons():
    assert "SIL OPEN FONT LICENSE" in assets.path("icons", "LICENSE.txt").read_text(encoding="utf-8")
