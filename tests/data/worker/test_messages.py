"""What program and worker say to each other comes over whole, numbers in as many pieces as they have."""

import os
import threading
from pathlib import Path

import numpy as np
import polars
import pytest

from graphgui.data.worker.job import Done, Progressed
from graphgui.data.worker.messages import receive, send, widen


@pytest.fixture
def pipe():
    """The end that is read and the end that is written."""
    read, write = os.pipe()
    with os.fdopen(read, "rb", buffering=0) as reading, os.fdopen(write, "wb") as writing:
        yield reading, writing


def over(pipe, *messages):
    """What comes over, one after the other."""
    reading, writing = pipe

    def send_all():
        for message in messages:
            send(writing, message)

    thread = threading.Thread(target=send_all)
    thread.start()
    received = [receive(reading) for _ in messages]
    thread.join()
    return received


def test_messages_come_in_the_order_in_which_they_were_sent(pipe):
    messages = [Progressed(0.25), Done({"a": 1}), Done("x" * 300_000), Progressed(1.0)]
    assert over(pipe, *messages) == messages


def test_an_array_comes_as_it_is(pipe):
    array = np.random.default_rng(0).standard_normal((1000, 70))
    (received,) = over(pipe, array)
    np.testing.assert_array_equal(received, array)


def test_a_frame_comes_with_its_names_types_and_nulls(pipe):
    frame = polars.DataFrame(
        {
            "whole": [1.5, 2.5, float("inf")],
            "gaps": [1.5, None, 2.5],
            "text": ["a", None, "ü"],
            "count": [1, 2, 3],
            "empty": polars.Series([None] * 3, dtype=polars.Float64),
        }
    )
    pieces = polars.concat([frame, frame.reverse()], rechunk=False)
    for each in (frame, pieces, frame.head(0), polars.DataFrame()):
        (received,) = over(pipe, each)
        assert received.equals(each)
        assert received.schema == each.schema


def test_a_stream_that_ends_in_the_middle_of_a_message_has_ended(pipe):
    reading, writing = pipe
    send(writing, "whole")
    whole = os.read(reading.fileno(), 10_000)
    for cut in (0, 1, 8, len(whole) - 1):
        read, write = os.pipe()
        os.write(write, whole[:cut])
        os.close(write)
        with os.fdopen(read, "rb", buffering=0) as rest, pytest.raises(EOFError):
            receive(rest)


def test_columns_of_numbers_go_beside_the_pickle_each_by_itself(tmp_path):
    frame = polars.DataFrame({"x": [1.5, 2.5], "gap": [1.5, None], "text": ["a", "b"], "y": [3.5, 4.5]})
    for message, parts in [("text", 1), (np.zeros(9), 2), (frame["gap"], 1), (frame["x"], 2), (frame, 3)]:
        with (tmp_path / "message").open("w+b") as stream:
            send(stream, message)
            stream.seek(0)
            assert int.from_bytes(stream.read(8), "little") == parts


def test_what_is_no_pipe_stays_as_wide_as_it_is(tmp_path):
    with (tmp_path / "file").open("w+b") as stream:
        widen(stream)
        send(stream, "message")
        stream.seek(0)
        assert receive(stream) == "message"


def test_a_wide_pipe_is_the_same_pipe_and_none_is_no_fault(pipe):
    widen(pipe[1])
    widen(None)
    assert over(pipe, "message") == ["message"]
    fcntl = pytest.importorskip("fcntl")
    most = Path("/proc/sys/fs/pipe-max-size")
    if most.exists() and int(most.read_text()) >= 2**20:
        assert fcntl.fcntl(pipe[1], fcntl.F_GETPIPE_SZ) == 2**20
