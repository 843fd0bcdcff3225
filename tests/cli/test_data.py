"""`graphgui data` says what would be read from a file and how, and writes the model that an import would wire."""

import pytest

from graphgui.storage import file

REPORT = "Sales of May\n\nsize;kind;price\n1,5;a;3\n2,5;b;n.a.\n3,5;a;8\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.csv"
    path.write_text(REPORT, encoding="cp1252")
    return path


def test_what_would_be_read_is_told_as_json(run_json, report):
    found = run_json("data", report, "--json")
    says = found.pop("says")
    assert found == {
        "encoding": "utf-8",
        "separator": ";",
        "sheet": None,
        "header": True,
        "skipped": 2,
        "rows": 3,
        "columns": [
            {"name": "size", "kind": "number", "missing": 0, "odd": [], "first": [1.5, 2.5, 3.5]},
            {"name": "kind", "kind": "text", "missing": 0, "odd": [], "first": ["a", "b", "a"]},
            {"name": "price", "kind": "number", "missing": 1, "odd": [[5, "n.a."]], "first": [3, None, 8]},
        ],
    }
    assert says == [
        "A line above the table is left out: “Sales of May”.",
        "“size”: 1,5 read as 1.5: decimal comma.",
        "“price”, row 5: “n.a.” is no number and counts as missing.",
    ]


def test_one_row_and_one_column_are_not_counted_as_many(run, tmp_path):
    (tmp_path / "one.csv").write_text("x\n1\n\n")
    assert run("data", tmp_path / "one.csv").out.startswith("1 row, 1 column; ")
    (tmp_path / "one.csv").write_text("x,y\n1,2\n\n3,4\n")
    assert "An empty row is left out." in run("data", tmp_path / "one.csv").out


def test_people_see_how_a_long_cell_begins(run, tmp_path):
    (tmp_path / "long.csv").write_text("x,y\n1," + "y" * 5000 + "\n2,z\n")
    assert "y" * 60 + "…, z\n" in run("data", tmp_path / "long.csv").out


def test_people_get_a_table_and_sentences(run, report):
    told = run("data", report)
    assert told.code == 0
    assert told.out.splitlines()[:3] == [
        "3 rows, 3 columns; encoding UTF-8; separator ;",
        "column\tkind\tmissing\tfirst cells",
        "size\tnumber\t0\t1.5, 2.5, 3.5",
    ]
    assert "“price”, row 5: “n.a.” is no number and counts as missing." in told.out


@pytest.mark.parametrize(
    ("options", "names", "first"),
    [
        (["--separator", "tab", "--skip", "2"], ["size;kind;price"], "1,5;a;3"),
        (["--header", "none"], ["column 1", "column 2", "column 3"], None),
        (["--skip", "3", "--header", "none"], ["column 1", "column 2", "column 3"], 1.5),
        (["--header", "units"], ["size", "kind", "price"], 2.5),
        (["--odd", "size=text"], ["size", "kind", "price"], "1,5"),
        (["--encoding", "cp1251"], ["size", "kind", "price"], 1.5),
    ],
)
def test_the_options_are_those_of_the_dialogue(run_json, report, options, names, first):
    found = run_json("data", report, *options, "--json")
    assert [column["name"] for column in found["columns"]] == names
    assert found["columns"][0]["first"][0] == first


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--skip", "x"], "“x” is no number of lines"),
        (["--encoding", "utf-16"], "cannot be read as UTF-16"),
        (["--encoding", "latin"], "“latin” is not known: choose among utf-8"),
        (["--numbers", "size"], "“size” has no column: write COLUMN=CHOICE"),
        (["--odd", "size=gone"], "“gone” is not known: choose among missing, number, text"),
        (["--validation", "95"], "“95” is no share"),
        (["--target", "colour"], "The table has no column “colour”: choose among size, kind, price"),
        (["--target", "price", "-o", "out.graph.json"], "1 of 3 rows has nothing in column “price”"),
    ],
)
def test_a_slip_is_one_sentence(run, report, options, sentence):
    told = run("data", report, *options)
    assert told.code == 2
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1


def test_a_model_is_wired_that_trains(run, run_json, report, tmp_path):
    out = tmp_path / "out.graph.json"
    told = run("data", report, "--target", "price", "--missing", "drop", "-o", out)
    assert told.code == 0
    assert "1 of 3 rows is dropped, because something is missing: price (1)." in told.out
    assert "A linear regression" in told.out
    assert file.load(out).feeds()["X"].shape == (2, 2)
    assert run_json("train", out, "--json")["loss"] == pytest.approx(0, abs=1e-6)


def test_columns_can_be_left_out_and_the_target_of_texts_makes_a_classifier(run, report, tmp_path):
    out = tmp_path / "out.graph.json"
    told = run("data", report, "--target", "kind", "--ignore", "price", "--validation", "20", "-o", out)
    assert told.code == 0
    project = file.load(out)
    assert project.tables["report"].names == ("size", "kind=b")
    assert "binary_cross_entropy" in project.graph.nodes
    assert project.training.validation == 0.2


def test_marks_among_texts_and_a_column_for_every_value(run, run_json, tmp_path):
    path, out = tmp_path / "some.csv", tmp_path / "out.graph.json"
    path.write_text("kind,y\na,1\nb,2\nc,4\nNA,5\na,2\n")
    assert run_json("data", path, "--json")["columns"][0]["missing"] == 0
    assert run_json("data", path, "--marks-in-texts", "--json")["columns"][0]["missing"] == 1
    assert run("data", path, "--marks-in-texts", "--missing", "drop", "--dummies", "all", "-o", out).code == 0
    assert file.load(out).tables["some"].names == ("kind=a", "kind=b", "kind=c", "y")


def test_what_tells_a_model_nothing_is_left_out_and_said(run, run_json, tmp_path):
    path, out = tmp_path / "t.csv", tmp_path / "t.graph.json"
    path.write_text("id,rate,x,y\n101,14.62,1,2\n102,14.62,2,3\n103,14.62,3,5\n")
    says = run_json("data", path, "-o", out, "--json")["says"]
    assert "“id” only tells the rows apart, and is not taken." in says
    assert "“rate” is the same in every row, and is not taken: nothing can be learnt from it." in says
    assert run_json("train", out, "--json")["parameters"]["linear.W"] == [
        [pytest.approx(1.5 * (2 / 3) ** 0.5, rel=1e-6)]
    ]
