"""Films a part of a screen that Xvfb keeps in a file, with the pointer, and what is said below."""

import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
_RATE = 10.0  # pictures a second
_LONGEST_STILL = 2.5  # seconds: where nothing is seen to happen, a slow machine is not waited for
_HEAD = struct.Struct(">25I")  # of an XWD file
_QUALITY = 75  # of 100
_HALO, _PRESSED = 22, 15  # radii around the pointer, in pixels
_HALO_COLOUR = np.array((255, 196, 0))
_STRIP, _TYPE = 44, 21  # heights: of what is said below, and of its letters
_STRIP_COLOURS = "#1c2530", "#ffffff"


class Pointer(NamedTuple):
    """Where it is on the screen, and whether its button is down."""

    at: tuple[int, int]
    is_down: bool


class Shot(NamedTuple):
    """When a picture is taken, in seconds of the film, where the pointer is, and what is said below."""

    time: float
    pointer: Pointer
    said: str


class Camera:
    """Takes pictures while it is on, and keeps those that differ from the one before; they are developed later.

    Args:
        screen: the XWD file.
        reel: a file for what is taken, 4 MB a picture.
        frame: left, top, width and height of what is filmed.
        width: to which pictures are reduced.
    """

    def __init__(
        self,
        screen: Path,
        reel: Path,
        frame: tuple[int, int, int, int],
        pointer: Callable[[], Pointer],
        width: int,
    ) -> None:
        self._left, self._top, across, down = frame
        self._screen = _pixels(screen)[self._top : self._top + down, self._left : self._left + across]
        self._reel, self._pointer = reel, pointer
        self._size = width, round(width * down / across)
        self._shots: list[Shot] = []
        self._length = 0.0
        self.said = ""

    @contextmanager
    def on(self) -> Iterator[None]:
        """Film as long as the block runs; what lies between two blocks is cut out."""
        ends = threading.Event()
        filming = threading.Thread(target=self._film, args=(ends,))
        filming.start()
        try:
            yield
        finally:
            ends.set()
            filming.join()

    def _film(self, ends: threading.Event) -> None:
        begun, before = time.monotonic(), self._length
        last = None
        with self._reel.open("ab") as reel:
            while not ends.is_set():
                now = time.monotonic()
                self._length = before + now - begun
                shot = Shot(self._length, self._pointer(), self.said)
                seen = self._screen.copy()
                if last is None or shot[1:] != self._shots[-1][1:] or not np.array_equal(seen, last):
                    reel.write(seen.data)
                    self._shots.append(shot)
                    last = seen
                ends.wait(max(0.0, 1 / _RATE - (time.monotonic() - now)))
        self._length = before + time.monotonic() - begun

    def save(self, path: Path) -> float:
        """Write the film as a WebP that runs again and again; how many seconds it takes."""
        times = [*(shot.time for shot in self._shots), self._length]
        lengths = np.minimum(np.diff(times), _LONGEST_STILL)
        reel = np.memmap(self._reel, np.uint8, "r").reshape(-1, *self._screen.shape)
        first, *others = map(self._developed, reel, self._shots)
        first.save(
            path,
            "WEBP",
            save_all=True,
            append_images=others,
            duration=np.rint(1000 * lengths).astype(int).tolist(),
            loop=0,
            quality=_QUALITY,
            method=4,
        )
        return float(lengths.sum())

    def _developed(self, taken: Pixels, shot: Shot) -> Image.Image:
        (x, y), is_down = shot.pointer
        seen = taken[..., 2::-1].copy()
        _shine(seen, x - self._left, y - self._top, is_down)
        width, height = self._size
        ground, ink = _STRIP_COLOURS
        picture = Image.new("RGB", (width, height + _STRIP), ground)
        picture.paste(Image.fromarray(seen).resize(self._size, Image.Resampling.LANCZOS))
        ImageDraw.Draw(picture).text(
            (width / 2, height + _STRIP / 2), shot.said, ink, ImageFont.load_default(_TYPE), anchor="mm"
        )
        return picture


def _pixels(screen: Path) -> Pixels:
    """Rows x columns x 4 bytes, blue first: always what is on the screen now."""
    head = _HEAD.unpack(screen.read_bytes()[: _HEAD.size])
    size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
    start = size + 12 * colours
    rows = np.memmap(screen, np.uint8, "r", start, (height, line))
    return rows.reshape(height, -1, 4)[:, :width]


def _shine(picture: Pixels, x: int, y: int, is_down: bool) -> None:
    """Mark where the pointer is, since its arrow is small."""
    left, top = max(0, x - _HALO), max(0, y - _HALO)
    part = picture[top : y + _HALO + 1, left : x + _HALO + 1]
    if not part.size:
        return
    rows, columns = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
    distance = np.hypot(rows - y, columns - x)
    radius, strength = (_PRESSED, 0.6) if is_down else (_HALO, 0.3)
    share = strength * np.clip(radius - distance, 0, 1)[..., None]
    part[:] = part * (1 - share) + _HALO_COLOUR * share
