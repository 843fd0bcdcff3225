"""Graph files changed at random, of which those are kept and changed again that make the program do something new.

    pip install atheris
    python -m tests.storage.guided_fuzz FOLDER [SECONDS] [--keep FOLDER]

FOLDER holds the files that have reached something new, and grows; it begins with `tests/storage/corpus`.
`python -m tests.storage.smallest_corpus FOLDER` picks from it the few small files that reach as much.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import atheris

_LONGEST = 2**16  # bytes


def main() -> None:
    """Fuzz until the time is over; a complaint is printed where it is the first of its kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.storage.guided_fuzz")
    parser.add_argument("folder", type=Path)
    parser.add_argument("seconds", type=int, nargs="?", default=3600)
    parser.add_argument("--keep", type=Path, help="a folder for what is taken wrongly")
    options = parser.parse_args()
    with atheris.instrument_imports(include=["graphgui"]):  # also of what is imported late
        _fuzz(options)


def _fuzz(options: argparse.Namespace) -> None:
    from tests.fuzzing import Tally, judged
    from tests.storage.corpus_files import CORPUS, number_of
    from tests.storage.fuzz import COMMANDS, SUFFIX, judge
    from tests.storage.graph_changes import texts_of_originals
    from tests.storage.mutations import mutated

    tally, work = Tally(), Path(tempfile.mkdtemp())
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts_of_originals()):
        (options.folder / f"original-{number}").write_text(text, encoding="utf-8")
    for number in range(len(COMMANDS)):  # what is imported late is no file's fault
        judge(number, SUFFIX, texts_of_originals()[0].encode(), work)

    def take(content: bytes) -> None:
        verdict, seconds, memory = judged(judge, number_of(content), SUFFIX, content, work)
        tally.note(verdict, seconds, memory, work / f"a{SUFFIX}", options.keep)
        if tally.next % 1000 == 0:
            print(tally, flush=True)

    def mutate(content: bytes, most: int, seed: int) -> bytes:
        return mutated(content.decode(errors="surrogateescape"), random.Random(seed))[:most]

    folders = [str(options.folder), *([str(CORPUS)] if CORPUS.exists() else [])]
    limits = [f"-max_total_time={options.seconds}", f"-max_len={_LONGEST}", "-timeout=120", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", *folders], take, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
