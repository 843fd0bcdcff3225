"""Which encoding a text has is told by its marks, zeros and line ends; it is decoded to plain lines."""

import pytest

from graphgui.data.parsing.encodings import decode, likely_encoding
from graphgui.words import Problem


def zeros(odd, even, length=100):
    """Bytes that have so many zeros at odd and at even places, and letters elsewhere."""
    raw = bytearray(b"a" * length)
    raw[1 : 2 * odd : 2] = bytes(odd)
    raw[0 : 2 * even : 2] = bytes(even)
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"\xef\xbb\xbfx\n1\n", "utf-8-sig"),
        (b"\xff\xfex\0", "utf-16"),
        (b"\xfe\xff\0x", "utf-16"),
        (b"x\n1\n", "utf-8"),
        ("é\n1\n".encode(), "utf-8"),
        ("é\n1\n".encode("cp1252"), "cp1252"),
        ("é\r\n1\r\n".encode("cp1252"), "cp1252"),
        ("é\r1\r".encode("mac-roman"), "mac-roman"),
        ("é".encode("cp1252"), "cp1252"),
        ("x,y\n1,2\n".encode("utf-16-le"), "utf-16-le"),
        ("x,é\n1,2\n".encode("utf-16-be"), "utf-16-be"),
        (zeros(21, 0), "utf-16-le"),
        (zeros(20, 0), "utf-8"),
        (zeros(0, 21), "utf-16-be"),
        (zeros(0, 20), "utf-8"),
        (zeros(30, 2), "utf-16-le"),
        (zeros(30, 3), "utf-8"),
        (zeros(2, 30), "utf-16-be"),
        (zeros(0, 0, 2**14) + bytes(2**14), "utf-8"),  # so far nobody looks
        (zeros(0, 0, 2**14 - 1) + bytes(1), "utf-8"),
        ("x,1\n".encode("utf-16-le") * 4000, "utf-16-le"),
    ],
)
def test_the_encoding_that_bytes_are_likely_to_have(raw, encoding):
    assert likely_encoding(raw) == encoding


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"\xef\xbb\xbfx\n1", "utf-8", "x\n1"),
        (b"\xef\xbb\xbfx\n1", "utf-8-sig", "x\n1"),
        ("\ufeffx\n1".encode("utf-16-le"), "utf-16-le", "x\n1"),
        (b"x\r\n1\r2\n\r3", "utf-8", "x\n1\n2\n\n3"),
        (b"x \n1 \n\n \n", "utf-8", "x \n1"),
        (b"x\n1\x1a\x1a", "utf-8", "x\n1"),
        (b"x\x1a\n1", "utf-8", "x\x1a\n1"),
        (b" x\n1\t\n", "utf-8", " x\n1\t"),
    ],
)
def test_a_text_is_its_lines_without_mark_and_empty_ones_at_the_end(raw, encoding, text):
    assert decode(raw, encoding) == text


@pytest.mark.parametrize(
    ("raw", "encoding", "sentence"),
    [
        (b"x\n1\n\xff\n", "utf-8", "Line 3 cannot be read as UTF-8: choose another encoding."),
        (b"\x81", "cp1252", "Line 1 cannot be read as Windows-1252: choose another encoding."),
        (b"x\0y", "utf-8", "This is no text, for it holds zeros: choose another file."),
        (b"PAR1", "utf-8", "It holds what files ending in .parquet hold: rename it so."),
    ],
)
def test_what_is_no_text_of_the_encoding_is_said(raw, encoding, sentence):
    with pytest.raises(Problem) as caught:
        decode(raw, encoding)
    assert str(caught.value) == sentence
