"""A film has the pictures that it was made from, in order, and leaves nothing behind where it was not finished."""

import subprocess

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


@pytest.fixture
def ffmpeg():
    """A program that is here, from wherever it comes."""
    if found := film.ffmpeg():
        return found
    pytest.skip("needs ffmpeg, or the extra “video”")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The only folder where programs are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def without_the_extra(monkeypatch):
    monkeypatch.setattr(film.importlib.util, "find_spec", lambda _name: None)


def decoded(ffmpeg, film_path):
    """The pictures of a film, and how many of them it shows a second."""
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    done = subprocess.run([ffmpeg, "-i", film_path, *raw], capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, 32, 46, 3), done.stderr.decode()


def check_film(ffmpeg, film_path):
    seen, told = decoded(ffmpeg, film_path)
    assert "20 fps" in told
    assert len(seen) == 5
    for shown, picture in zip(seen, pictures(), strict=True):
        assert np.abs(shown[:31, :45].astype(int) - picture).mean() < 6  # the last row and column stand twice


def test_an_mp4_is_made_by_the_system_s_ffmpeg(ffmpeg, path, tmp_path, monkeypatch):
    (path / "ffmpeg").symlink_to(ffmpeg)
    without_the_extra(monkeypatch)
    assert film.ffmpeg() == str(path / "ffmpeg")
    film.save(tmp_path / "a.mp4", pictures(), 20, [])
    check_film(ffmpeg, tmp_path / "a.mp4")


def test_an_mp4_is_made_by_the_extra_where_the_system_has_none(path, tmp_path):
    extra = pytest.importorskip("imageio_ffmpeg")
    assert film.ffmpeg() == extra.get_ffmpeg_exe()
    film.save(tmp_path / "a.mp4", pictures(), 20, [])
    check_film(extra.get_ffmpeg_exe(), tmp_path / "a.mp4")


def test_what_ffmpeg_complains_of_is_said_and_no_file_is_left(path, tmp_path):
    (path / "ffmpeg").write_text("#!/bin/sh\necho \"Unknown encoder 'libx264'\" >&2\nexit 1\n")
    (path / "ffmpeg").chmod(0o755)
    with pytest.raises(Problem, match="could not write the film: Unknown encoder 'libx264'"):
        film.save(tmp_path / "a.mp4", pictures(200), 20, [])
    assert not (tmp_path / "a.mp4").exists()


@pytest.mark.parametrize("ending", film.FORMATS)
def test_one_that_is_broken_off_leaves_the_old_file_and_nothing_else(tmp_path, ending):
    if film.lacking(ending):
        pytest.skip("needs ffmpeg, or the extra “video”")
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"old")

    def broken():
        yield from pictures(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film.save(path, broken(), 20, list(pictures()))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


def test_without_ffmpeg_the_command_that_brings_it_is_said(path, tmp_path, monkeypatch):
    without_the_extra(monkeypatch)
    assert film.lacking(".gif") is None
    with pytest.raises(Problem, match=r"graphgui\[video\]"):
        film.save(tmp_path / "a.mp4", pictures(), 20, [])


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(Problem, match=r"\.gif, \.mp4"):
        film.check(tmp_path / "a.avi")
