"""A film has the pictures that it was made from, in order, and leaves nothing behind where it was not finished."""

import numpy as np
import pytest
from PIL import Image, ImageSequence

from graphgui.export import film
from graphgui.words import Problem


def pictures(count=5, height=31, width=45):
    """A white square that goes across a blue ground, with one red pixel."""
    for index in range(count):
        picture = np.full((height, width, 3), (20, 40, 200), np.uint8)
        picture[10:16, 6 * index : 6 * index + 6] = 255
        picture[0, index] = (250, 10, 10)
        yield picture


def test_steps_are_spaced_evenly_or_by_their_log_from_the_first_to_the_last():
    assert film.spaced(0, 100, 5, by_log=False) == [0, 25, 50, 75, 100]
    assert film.spaced(50, 150, 3, by_log=True) == [50, 59, 150]  # 1 + 9 is the square root of 101
    assert film.spaced(0, 3, 100, by_log=False) == [0, 1, 2, 3]
    assert film.spaced(7, 7, 100, by_log=True) == [7]


def test_a_gif_has_every_picture_exactly_where_colours_are_few(tmp_path):
    path = tmp_path / "a.gif"
    film.save(path, pictures(), 20, list(pictures()))
    with Image.open(path) as gif:
        assert gif.info["loop"] == 0
        assert gif.info["duration"] == 50
        seen = [np.array(frame.convert("RGB")) for frame in ImageSequence.Iterator(gif)]
    np.testing.assert_array_equal(seen, list(pictures()))


def test_a_large_ground_keeps_its_colour_among_many_others(tmp_path):
    path, ground = tmp_path / "a.gif", (18, 52, 86)
    many = np.full((80, 80, 3), ground, np.uint8)
    many[:30, :30] = np.random.default_rng(0).integers(0, 256, (30, 30, 3))
    film.save(path, [many, many[::-1]], 20, [many])
    with Image.open(path) as gif:
        assert gif.convert("RGB").getpixel((70, 70)) == ground


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the reader leaves its pipes open
def test_an_mp4_has_every_picture_and_even_sides(tmp_path):
    ffmpeg = pytest.importorskip("imageio_ffmpeg")
    path = tmp_path / "a.mp4"
    film.save(path, pictures(), 20, [])
    frames = ffmpeg.read_frames(str(path))
    facts = next(frames)
    assert facts["size"] == (46, 32)
    assert facts["fps"] == 20
    assert len(list(frames)) == 5


@pytest.mark.parametrize("ending", film.ENDINGS)
def test_one_that_is_broken_off_leaves_the_old_file_and_nothing_else(tmp_path, ending):
    if film.lacking(ending):
        pytest.skip("needs the extra “video”")
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"old")

    def broken():
        yield from pictures(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film.save(path, broken(), 20, list(pictures()))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


def test_without_ffmpeg_the_command_that_brings_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(film.importlib.util, "find_spec", lambda _name: None)
    assert film.lacking(".gif") is None
    with pytest.raises(Problem, match=r"graphgui\[video\]"):
        film.save(tmp_path / "a.mp4", pictures(), 20, [])


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(Problem, match=r"\.gif, \.mp4"):
        film.check(tmp_path / "a.avi")
