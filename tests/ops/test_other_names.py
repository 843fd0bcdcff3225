"""Every operation, property, choice and initialiser has a word that languages translate."""

from graphgui.ops import OPS
from graphgui.ops.op import INITIALISERS
from graphgui.ops.other_names import OPERATIONS, PROPERTIES


def test_each_operation_has_one():
    assert sorted(OPERATIONS) == sorted(OPS)


def test_each_property_and_choice_has_one():
    attributes = [attribute for op in OPS.values() for attribute in op.attributes]
    said = {each.name for each in attributes} | {choice for each in attributes for choice in each.choices}
    assert sorted(PROPERTIES) == sorted(said | set(INITIALISERS))
