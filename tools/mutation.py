"""Mutation testing of one package: small changes to its code, drawn at random, each of which a test should notice.

    pip install cosmic-ray mutmut pytest-cov     # not among what working on the program needs
    python -m tools.mutation ops --sample 250 --seed 1
    python -m tools.mutation engine/graph --sample 60 --map /tmp/lines     # keeps which tests run which lines
    python -m tools.mutation data --by cosmic-ray                          # every operator made every other

The tests are those of the folder that mirrors the package. They are run once to find which of them runs which
line; then each mutant is written into a copy of the last commit and the tests that run its lines are run there,
and that of the translations, which reads every text. Where its lines run at the import, the tests are those that
run any of its file, and then all. Printed are the survivors: for each there should be a reason or a new test.
Cosmic Ray makes the mutants of operations, since it sees lambdas and what stands outside functions; mutmut those
of the other packages: arguments left out, texts changed, values forgotten. Annotations are left alone. Works where
a process can be forked.
"""

import argparse
import ast
import importlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import coverage
import pytest
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from libcst import CSTNode, FunctionDef, Module
from mutmut.mutation.file_mutation import create_mutations

LIBRARIES = ("numpy", "polars", "msgspec", "PySide6.QtWidgets", "torch")
"""Imported once, before a process is forked for each mutant."""

OF_EVERY_TEXT = "tests/app/test_language.py::TestFile"

MOST_SECONDS = 300  # of one mutant; one that takes longer is caught


class Mutant(NamedTuple):
    """One change to a file."""

    path: Path
    change: str  # what kind of one
    text: Callable[[], str]  # of the whole file, changed


def by_cosmic_ray(path: Path) -> Iterator[Mutant]:
    """Every change that Cosmic Ray makes to a file, but to annotations and declarations of types."""
    annotated, nodes = annotated_lines(path), list(ast_nodes(get_ast_from_path(path)))
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments() or name == "core/NoOp":
            continue
        places = (place for node in nodes for place in operator().mutation_positions(node))
        for occurrence, ((first, start), _) in enumerate(places):
            is_type = any(first == line and begin <= start < end for line, begin, end in annotated)
            if not is_type:
                yield Mutant(path, name, partial(mutate_code, path.read_bytes(), operator(), occurrence))


def by_mutmut(path: Path) -> Iterator[Mutant]:
    """Every change that mutmut makes to a file, all within functions."""
    module, mutations, *_ = create_mutations(str(path), path.read_text())
    for mutation in mutations:
        if isinstance(mutation.contained_by_top_level_function, FunctionDef):
            original, mutated = mutation.original_node, mutation.mutated_node
            yield Mutant(path, type(original).__name__, partial(with_another_node, module, original, mutated))


def with_another_node(module: Module, original: CSTNode, mutated: CSTNode) -> str:
    """The text of a module where one node of it is another."""
    changed = module.deep_replace(original, mutated)
    assert isinstance(changed, Module)
    return changed.code


def drawn(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """As many at random as can be made and compiled."""
    found: list[Mutant] = []
    for mutant in random.Random(seed).sample(mutants, len(mutants)):
        if len(found) == count:
            break
        if can_be_made(mutant):
            found.append(mutant)
    return found


def can_be_made(mutant: Mutant) -> bool:
    """Whether there is such a program: a star that separates keywords is taken for a product, and made another
    operator; of an exception with a dotted name no other can be made."""
    try:
        ast.parse(mutant.text())
    except (SyntaxError, AttributeError):
        return False
    return True


def changed_lines(mutant: Mutant) -> tuple[slice, slice]:
    """Which lines of the original a mutant has otherwise, and which of its own stand for them."""
    before, after = mutant.path.read_text().splitlines(), mutant.text().splitlines()
    start = alike(before, after)
    end = min(alike(before[::-1], after[::-1]), len(before) - start - 1)
    return slice(start, len(before) - end), slice(start, len(after) - end)


def alike(some: list[str], others: list[str]) -> int:
    """How many lines are the same from the first on."""
    return next((at for at, (one, other) in enumerate(zip(some, others, strict=False)) if one != other), len(some))


def annotated_lines(path: Path) -> list[tuple[int, int, int]]:
    """Line, first column and the column after the last of what annotates."""
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for each in filter(None, annotations):
            for line in range(each.lineno, (each.end_lineno or each.lineno) + 1):
                is_first, is_last = line == each.lineno, line == each.end_lineno
                found.append((line, each.col_offset if is_first else 0, each.end_col_offset if is_last else 10**6))
    return found


def lines_map(tree: Path, package: str, file: Path) -> coverage.CoverageData:
    """Which tests run which lines, found by running them all where that is not known yet."""
    if not file.exists():
        (tree / ".coveragerc").write_text("[run]\nrelative_files = True\n")  # the next copy stands elsewhere
        options = [f"--cov=graphgui/{package}", "--cov-branch", "--cov-context=test", "--cov-report=term-missing"]
        command = [sys.executable, "-m", "pytest", "-q", "-n0", f"tests/{package}", *options]
        subprocess.run(command, cwd=tree, check=True, env=os.environ | {"COVERAGE_FILE": str(file)})
    data = coverage.CoverageData(str(file))
    data.read()
    return data


def tests_for(data: coverage.CoverageData, file: str, mutant: Mutant, package: str) -> list[list[str]]:
    """The tests that run a mutant's lines; any of its file where these run at the import, and then all."""
    contexts, every = data.contexts_by_lineno(file), [f"tests/{package}"]
    lines = changed_lines(mutant)[0]
    ran = {test for line in range(lines.start, lines.stop) for test in contexts.get(line + 1, ())}
    is_at_import = "" in ran or not ran
    if is_at_import:
        ran = {test for tests in contexts.values() for test in tests}
    near = sorted({test.rpartition("|")[0] for test in ran} - {""})
    return [[*near, OF_EVERY_TEXT], *([every] if is_at_import else [])]


def is_caught(tree: Path, mutant: Mutant, runs: list[list[str]]) -> bool:
    """Whether a test fails that sees the mutant, in one of some runs of tests."""
    original = mutant.path.read_bytes()
    mutant.path.write_text(mutant.text())
    try:
        return not all(is_passed(tree, tests) for tests in runs)
    finally:
        mutant.path.write_bytes(original)


def is_passed(tree: Path, tests: list[str]) -> bool:
    """Whether tests pass in a process of their own."""
    child = os.fork()
    if not child:
        try:
            os.setsid()
            os.chdir(tree)
            sys.path.insert(0, str(tree))
            log = os.open(os.devnull, os.O_WRONLY)
            os.dup2(log, 1), os.dup2(log, 2)
            options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
            os._exit(int(pytest.main([*options, *tests])))
        finally:
            os._exit(-1)  # whatever is raised: what follows is the parent's, the removal of the copy, too
    return ended(child) == 0


def ended(child: int) -> int:
    """How a process ended; one that runs too long is ended with all that it has started."""
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def diff(mutant: Mutant, tree: Path) -> str:
    """Where a mutant is, and its lines before and after."""
    old, new = changed_lines(mutant)
    before = "".join(f"\n    - {line.strip()}" for line in mutant.path.read_text().splitlines()[old])
    after = "".join(f"\n    + {line.strip()}" for line in mutant.text().splitlines()[new])
    return f"{mutant.path.relative_to(tree)}:{old.start + 1} {mutant.change}{before}{after}"


def main() -> None:
    """Draw, run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", help="ops, engine/graph, document, …")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by", choices=("cosmic-ray", "mutmut"), help="cosmic-ray for ops, mutmut for the others")
    parser.add_argument("--map", type=Path, help="a file that keeps which tests run which lines")
    given = parser.parse_args()
    by = given.by or ("cosmic-ray" if given.package.startswith("ops") else "mutmut")
    changes = by_cosmic_ray if by == "cosmic-ray" else by_mutmut
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.dont_write_bytecode = True  # a mutant as long as the original would be taken for it
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        archive = subprocess.run(["git", "archive", "HEAD"], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x"], cwd=tree, input=archive, check=True)
        os.environ["PYTHONPATH"], os.environ["PYTHONDONTWRITEBYTECODE"] = folder, "1"
        data = lines_map(tree, given.package, given.map or tree / ".coverage")
        files = sorted((tree / "graphgui" / given.package).rglob("*.py"))
        mutants = [mutant for path in files for mutant in changes(path)]
        sample = drawn(mutants, given.sample, given.seed)
        for name in LIBRARIES:
            try:
                importlib.import_module(name)
            except ImportError:
                continue
        if not is_passed(tree, [f"tests/{given.package}"]):
            sys.exit("The tests fail where nothing was changed: any mutant would count as caught.")
        survivors = 0
        for mutant in sample:
            runs = tests_for(data, str(mutant.path.relative_to(tree)), mutant, given.package)
            if not is_caught(tree, mutant, runs):
                survivors += 1
                print(f"{diff(mutant, tree)}\n    survived {len(runs[0])} tests", flush=True)
        caught = len(sample) - survivors
        print(f"{len(sample)} of {len(mutants)} mutants by {by}: {caught} caught, {survivors} survived")


if __name__ == "__main__":
    main()
