"""Tables of kinds that the corpus of real files lacks: an OpenDocument sheet, Parquet of every type."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import polars

_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="a">
<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>y</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5"/>
<table:table-cell office:value-type="percentage" office:value="0.25"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2024-01-31"/>
<table:table-cell office:value-type="time" office:time-value="PT1H30M"/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="boolean"
 office:boolean-value="true"/></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods() -> bytes:
    """A small OpenDocument spreadsheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", _CONTENT.replace("\n", ""))  # calamine takes no text between cells
        book.writestr("META-INF/manifest.xml", _MANIFEST)
    return made.getvalue()


def parquet() -> bytes:
    """Columns of most types that Parquet has, with gaps."""
    frame = polars.DataFrame(
        {
            "whole": [1, None, 3],
            "real": [0.5, float("nan"), float("inf")],
            "text": ["a", None, "ü"],
            "flag": [True, False, None],
            "day": [date(2024, 1, 31), None, date(1, 1, 1)],
            "moment": [datetime(2024, 1, 31, 12), None, datetime(9999, 12, 31)],
            "hour": [time(1, 2, 3), None, time(23, 59)],
            "span": [timedelta(days=1), None, timedelta(microseconds=-1)],
            "exact": [Decimal("1.50"), None, Decimal("-0.01")],
            "bytes": [b"\x00\xff", None, b""],
            "list": [[1, 2], None, []],
            "struct": [{"a": 1, "b": "x"}, None, {"a": None, "b": ""}],
        }
    ).with_columns(kind=polars.Series(["u", "v", None], dtype=polars.Categorical))
    made = io.BytesIO()
    frame.write_parquet(made)
    return made.getvalue()
