"""What an entry point may declare: operations whose fields are what they should be, and so many of them."""

from dataclasses import replace

import pytest

from graphgui.ops import OPS
from graphgui.ops.op import Attribute, Op, Port
from graphgui.ops.plugins.declaration import declared
from graphgui.ops.traits import NO_TRAITS
from graphgui.words import Problem

SIZE = Attribute("size", "integer", 2, "How many", minimum=1)
WHOLE = Op(
    name="mine",
    group="Mine",
    summary="…",
    shape=lambda A, w, size: A,
    forward=lambda *_: None,
    inputs=(Port("A"), Port("w", own_shape=lambda A, size: A, initialiser="start", frozen="held")),
    vjps=(lambda *_: None, lambda *_: None),
    attributes=(
        SIZE,
        Attribute("start", "initialiser", "zeros", ""),
        Attribute("held", "flag", False, ""),
    ),
    workspaces=lambda A, w, size: (A,),
    noise=lambda into, key, size: None,
    case=lambda A, w, size: "all",
    gradients=("G", "G"),
    index_form=("a", "b"),
)


def refusal(op):
    with pytest.raises((TypeError, ValueError, Problem)) as told:
        list(declared(op))
    return type(told.value).__name__, str(told.value)


def test_one_operation_or_any_iterable_of_them():
    assert list(declared(WHOLE)) == [WHOLE]
    assert list(declared((WHOLE, OPS["add"]))) == [WHOLE, OPS["add"]]
    assert list(declared(iter([WHOLE]))) == [WHOLE]
    assert list(declared([])) == []


def test_every_operation_of_the_programs_own_may_be_declared():
    assert [op.name for op in declared(OPS.values())] == list(OPS)


def test_a_thousand_operations_may_be_declared_and_no_more():
    thousand = [replace(WHOLE, name=f"mine{k}") for k in range(1000)]
    assert len(list(declared(thousand))) == 1000
    assert refusal([*thousand, WHOLE]) == ("ValueError", "it declares more than 1000 operations")


@pytest.mark.parametrize(
    ("changed", "kind", "sentence"),
    [
        (
            {"name": "my op"},
            "ValueError",
            "'my op' cannot name an operation: a name is letters, digits and underscores",
        ),
        ({"name": 7}, "ValueError", "7 cannot name an operation: a name is letters, digits and underscores"),
        (
            {"output": "o.ut"},
            "ValueError",
            "'o.ut' cannot name the output of the operation mine: a name is letters, digits and underscores",
        ),
        *(
            ({name: None}, "TypeError", f"{name} of the operation mine is no str")
            for name in ("group", "summary", "output_symbol", "formula", "index_formula", "note")
        ),
        *(
            ({name: 1}, "TypeError", f"{name} of the operation mine is no bool")
            for name in ("broadcasts", "analytic", "is_loss")
        ),
        ({"source": "file"}, "ValueError", "source of the operation mine is neither feed nor parameter"),
        *(
            ({name: "x"}, "TypeError", "what should be a function of the operation mine is none")
            for name in ("shape", "forward", "workspaces", "noise", "case")
        ),
        (
            {"vjps": (WHOLE.vjps[0], None)},
            "TypeError",
            "what should be a function of the operation mine is none",
        ),
        ({"gradients": ("G", 2)}, "TypeError", "a gradient of the operation mine is no str"),
        ({"index_form": (b"G",)}, "TypeError", "a gradient of the operation mine is no str"),
        (
            {"attributes": (SIZE, SIZE, *WHOLE.attributes)},
            "ValueError",
            "two attributes of the operation mine have one name",
        ),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_named(changed, kind, sentence):
    assert refusal(replace(WHOLE, **changed)) == (kind, sentence)


def test_traits_are_traits():
    wrong = replace(WHOLE)
    object.__setattr__(wrong, "traits", {"can_die": True})
    assert refusal(wrong) == ("TypeError", "traits of the operation mine is no Traits")
    assert list(declared(replace(WHOLE, traits=NO_TRAITS)))


@pytest.mark.parametrize("source", [None, "feed", "parameter"])
def test_a_source_is_fed_or_learnt_or_none(source):
    bare = Op("mine", "Mine", "", WHOLE.shape, WHOLE.forward, source=source)
    assert list(declared(bare)) == [bare]


@pytest.mark.parametrize(
    ("port", "kind", "sentence"),
    [
        (
            Port("a b"),
            "ValueError",
            "'a b' cannot name an input of the operation mine: a name is letters, digits and underscores",
        ),
        (Port("B", symbol=None), "TypeError", "the symbol of an input of the operation mine is no str"),
        (Port("B", own_shape=(1, 1)), "TypeError", "what should be a function of the operation mine is none"),
        (
            Port("B", initialiser="begin"),
            "ValueError",
            "the input B of the operation mine names an attribute 'begin' that there is not",
        ),
        (
            Port("B", frozen="freeze"),
            "ValueError",
            "the input B of the operation mine names an attribute 'freeze' that there is not",
        ),
    ],
)
def test_an_input_that_is_not_what_it_should_be_is_named(port, kind, sentence):
    assert refusal(replace(WHOLE, inputs=(Port("A"), port))) == (kind, sentence)


def test_an_input_is_a_port():
    class Named:
        name = "B"

    assert refusal(replace(WHOLE, inputs=(Port("A"), Named()))) == (
        "TypeError",
        "an input of the operation mine is no Port",
    )


@pytest.mark.parametrize(
    ("attribute", "kind", "sentence"),
    [
        (
            Attribute("a-b", "flag", True, ""),
            "ValueError",
            "'a-b' cannot name an attribute of the operation mine: a name is letters, digits and underscores",
        ),
        (
            Attribute("by", "colour", True, ""),
            "ValueError",
            "the attribute by of the operation mine is of no kind that there is",
        ),
        (
            Attribute("by", "flag", True, None),
            "TypeError",
            "a text of the attribute by of the operation mine is no str",
        ),
        (
            Attribute("by", "flag", True, "", symbol=1),
            "TypeError",
            "a text of the attribute by of the operation mine is no str",
        ),
        (
            Attribute("by", "integer", 0, "", minimum=1),
            "Problem",
            "by cannot be 0: it is a whole number of at least 1.",
        ),
    ],
)
def test_an_attribute_that_is_not_what_it_should_be_is_named(attribute, kind, sentence):
    assert refusal(replace(WHOLE, attributes=(*WHOLE.attributes, attribute))) == (kind, sentence)


def test_an_attribute_is_an_attribute():
    wrong = replace(WHOLE, attributes=(("size", "integer", 1, ""),), inputs=(Port("A"), Port("w")))
    assert refusal(wrong) == ("TypeError", "an attribute of the operation mine is no Attribute")
