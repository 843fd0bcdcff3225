"""The camera that films the screen: what it keeps, for how long, and the pointer on it."""

import struct
import time

import numpy as np
import pytest
from PIL import Image

from tools.real_pointer.camera import Camera, Pointer

ACROSS, DOWN = 80, 60


@pytest.fixture
def screen(tmp_path):
    """A dark screen as Xvfb keeps it; what is painted into it is seen at once."""
    head = [0] * 25
    head[0], head[4], head[5], head[12], head[19] = 100, ACROSS, DOWN, 4 * ACROSS, 2
    path = tmp_path / "screen"
    path.write_bytes(struct.pack(">25I", *head) + bytes(2 * 12) + bytes(4 * ACROSS * DOWN))
    return np.memmap(path, np.uint8, "r+", 100 + 2 * 12, (DOWN, ACROSS, 4))


def film_of(tmp_path, acts, pointer):
    camera = Camera(tmp_path / "screen", tmp_path / "reel", (20, 10, 50, 40), lambda: pointer, 50)
    for act in acts:
        with camera.on():
            act()
            time.sleep(0.35)
    seconds = camera.save(tmp_path / "film.webp")
    film = Image.open(tmp_path / "film.webp")
    frames = []
    for number in range(film.n_frames):
        film.seek(number)
        frames.append(np.asarray(film.convert("RGB")).astype(int))
    return frames, seconds


def test_what_changes_is_kept_and_what_stands_still_is_kept_once(screen, tmp_path):
    def paint():
        time.sleep(0.25)
        screen[:, :, 2] = 200  # red: the third of four

    frames, seconds = film_of(tmp_path, [paint], Pointer((0, 0), False))
    assert len(frames) == 2
    assert 0.6 <= seconds < 2
    before, after = (frame[5:35, 5:45].mean(axis=(0, 1)) for frame in frames)
    assert before.max() < 20
    assert after[0] > 150 and after[1:].max() < 60


def test_the_pointer_shines_where_it_is(screen, tmp_path):
    (frame,), _ = film_of(tmp_path, [lambda: None], Pointer((20 + 10, 10 + 25), True))
    bright = frame[:40].sum(axis=2) > 150
    assert bright[25, 10] and not bright[:, 30:].any()
