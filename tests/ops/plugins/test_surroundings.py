"""What an import changes for the whole program is put back, and what it raises is told in one line."""

import locale
import os
import signal
import sys
import threading
import warnings
from pathlib import Path

import numpy as np
import pytest

from graphgui.ops.plugins.reasons import reason_of
from graphgui.ops.plugins.surroundings import kept


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def state():
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    streams = sys.stdin, sys.stdout, sys.stderr
    numpy = np.geterr(), np.get_printoptions()
    handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGUSR1)
    own = Path.cwd(), locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), list(warnings.filters)
    return hooks, streams, numpy, handlers, own


def change(folder):
    os.chdir(folder)
    sys.excepthook = sys.unraisablehook = threading.excepthook = print
    sys.stdin = sys.stdout = sys.stderr = None
    np.seterr(all="raise")
    np.set_printoptions(precision=1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGUSR1, print)
    sys.setrecursionlimit(sys.getrecursionlimit() + 7)
    warnings.simplefilter("error")
    locale.setlocale(locale.LC_ALL, "C" if locale.setlocale(locale.LC_ALL) != "C" else "C.UTF-8")


def test_all_of_it_is_put_back(tmp_path):
    before = state()
    (tmp_path / "other").mkdir()
    with kept():
        change("other")
    assert state() == before


def test_so_is_it_where_the_import_fails():
    before = state()
    with pytest.raises(ZeroDivisionError), kept():
        change("..")
        raise ZeroDivisionError
    assert state() == before


def test_what_is_printed_goes_to_standard_error(capsys):
    with kept():
        sys.stdout.write("noise\n")
    assert tuple(capsys.readouterr()) == ("", "noise\n")


def test_signals_are_left_alone_beside_the_main_thread_which_alone_may_set_them():
    failed = []

    def load():
        try:
            with kept():
                np.seterr(all="raise")
            failed.append(np.geterr()["over"] == "raise")
        except ValueError as error:
            failed.append(error)

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert failed == [False]


def test_a_folder_that_was_gone_before_is_none_to_go_back_to(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    with kept():
        os.chdir(tmp_path)
    assert Path.cwd() == tmp_path


def test_a_folder_that_has_gone_meanwhile_is_no_reason_to_fail(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    with kept():
        os.chdir(tmp_path)
        gone.rmdir()
    assert Path.cwd() == tmp_path


class MuteError(Exception):
    def __str__(self):
        raise self


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ValueError("what\n\tit is."), "ValueError: what it is"),
        (KeyError(), "KeyError"),
        (MuteError(), "MuteError"),
        (
            ValueError("bell\a and \u202e"),
            "ValueError: bell\N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER}",
        ),
        (ValueError("x" * 300), "ValueError: " + "x" * 300),
        (ValueError("x" * 301), "ValueError: " + "x" * 300 + "…"),
    ],
)
def test_a_reason_is_one_line_of_three_hundred_characters_without_a_full_stop(error, reason):
    assert reason_of(error) == reason
