"""Markdown cut into steps, formulas and tasks."""

from graphgui.lessons.sections import Block, Section, sections

TEXT = """# Not shown

Neither is this.

## One

Some *words*
in two lines.

$$C = 1$$

> Do it
> now.

## Two

> Done?
"""


def test_each_heading_is_a_step_with_its_blocks():
    assert sections(TEXT) == (
        Section(
            "One",
            (
                Block("text", "Some *words*\nin two lines."),
                Block("formula", "C = 1"),
                Block("task", "Do it\nnow."),
            ),
        ),
        Section("Two", (Block("task", "Done?"),)),
    )


def test_line_ends_of_windows_are_as_good():
    assert sections(TEXT.replace("\n", "\r\n")) == sections(TEXT)


def test_a_text_without_headings_has_no_steps():
    assert sections("> Do it") == ()
