"""What the engine tells can be kept: nobody who is told can change it under another's hands."""

import dataclasses
import importlib
import pkgutil

import graphgui.engine


def dataclasses_of(package):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.name:
                yield value


def test_every_value_is_frozen_and_holds_nothing_but_its_fields():
    found = set(dataclasses_of(graphgui.engine))
    assert len(found) > 40
    assert [each for each in found if not each.__dataclass_params__.frozen] == []
    assert {each.__name__ for each in found if "__slots__" not in vars(each)} == {"Sample", "EquivalentExamples"}
