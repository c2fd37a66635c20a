"""`python -m tests.benchmarks.hostile [--only PART] [--mutants N] [--seed N] [--each]`: what hostile files come to.

Four parts: the folder `hostile` of REPORT_EXPLORER_DATA; bombs; PDF bombs whose page is drawn; and mutants, which are
files of the project and of that folder, damaged at random. The first two are read by `report-explorer outline`, a
process of its own for each with the one that reads; the others by processes that are used again, as an import and the
window do. A line for each kind of file tells what came of them, with the longest time, and the most memory (PSS, Linux)
of all processes together: of the program, its children, and LibreOffice where that converts.

The status is 1 where one file has a trace, more than a sentence, or more time or memory than the bounds allow.
"""

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from explorer.cage import Cage
from explorer.errors import ExplorerError, Fault
from explorer.ingest import apart
from explorer.ingest.document import contents
from explorer.ingest.drawing import render_page
from explorer.jobs import ChildProcess, run
from explorer.session import pages
from tests.ingest import bombs, malice, specimens
from tests.ingest.damage import damaged, damaged_inside, rearranged, scratched, spliced
from tests.processes import Watch

MEMORY = apart.MEMORY_LIMIT + 512 * 1024**2
"""Bytes of all processes together: what the child may use, and the program beside it, with a file of 100 MB, of which
there are two while it is passed on."""
SECONDS = 2 * apart.READING_LIMIT + 10
"""For one file: LibreOffice and the reader may take as long each; the rest is the start."""
DRAWING_MEMORY = pages.MEMORY_LIMIT + 512 * 1024**2

_TOP = Path(__file__).parents[2]
_PIXELS = 1000
"""Width of a page that is drawn: about that of the window's."""
_STOPPED = ("more than", "more memory", "damaged or too large", "ended unexpectedly")
"""Words of the sentences that tell of a bound, or of a process that a bound has killed."""
_FAULTS = ("Traceback", "program failed", "went wrong")

READ, REFUSED, STOPPED, BAD = _WHAT = ("read", "refused", "stopped", "BAD")


@dataclass(frozen=True)
class Outcome:
    """What came of a file: `said` is the sentence with which it was refused or stopped, or what is wrong with it."""

    part: str
    name: str
    what: str
    seconds: float
    bytes: int
    said: str = ""

    @cached_property
    def group(self) -> str:
        """Files of one part and suffix."""
        return f"{self.part}, {Path(self.name).suffix.lower() or 'no suffix'}"


def _judged(part: str, name: str, said: str, seconds: float, most: int, bound: int = MEMORY) -> Outcome:
    """The outcome of a file that was read where nothing was said."""
    if any(words in said for words in _FAULTS) or len(said.splitlines()) > 1 or (said and not said.endswith(".")):
        return Outcome(part, name, BAD, seconds, most, said)
    if seconds > SECONDS or most > bound:
        return Outcome(part, name, BAD, seconds, most, f"over the bounds. {said}")
    what = READ if not said else STOPPED if any(words in said for words in _STOPPED) else REFUSED
    return Outcome(part, name, what, seconds, most, said)


def outlined(part: str, path: Path, name: str = "") -> Outcome:
    """What `report-explorer outline` makes of a file."""
    command = [sys.executable, "-m", "explorer", "outline", str(path), "--json"]
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=_TOP, stdin=subprocess.DEVNULL, stdout=answer, stderr=said)
        with Watch(process.pid) as watch:
            status = process.wait()
        seconds = time.perf_counter() - begun
        said.seek(0)
        told = said.read().decode(errors="replace").strip()
        answered = answer.tell() > 0 or os.fstat(answer.fileno()).st_size > 0
    if status not in (0, 1) or (status == 0) != answered or (status == 1 and not told):
        told = f"status {status}: {told}\n"
    return _judged(part, name or path.name, told, seconds, watch.most)


def _told(act: Callable[[], object]) -> str:
    try:
        act()
    except Fault as error:
        return f"Traceback: {error}"
    except ExplorerError as error:
        return str(error)
    return ""


def _in_child(part: str, name: str, act: Callable[[], object], bound: int = MEMORY) -> Outcome:
    begun = time.perf_counter()
    with Watch(os.getpid()) as watch:
        said = _told(act)
    return _judged(part, name, said, time.perf_counter() - begun, watch.most, bound)


def hostile_files() -> Iterator[Outcome]:
    """Those of the folder of further documents."""
    for path in _data("hostile"):
        yield outlined("hostile folder", path)


def bombed(names: Sequence[str] = tuple(bombs.BOMBS)) -> Iterator[Outcome]:
    """Bombs, those of `malice` first, or those named."""
    small = {**malice.READABLE, **malice.REFUSED} if len(names) == len(bombs.BOMBS) else {}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in small.items():
            (Path(folder) / name).write_bytes(make())
            yield outlined("small bombs", Path(folder) / name)
        for name in names:
            path = _made("BOMBS", name, Path(folder))
            yield outlined("bombs", path)
            path.unlink()


def drawn() -> Iterator[Outcome]:
    """PDF files whose first page is drawn, as the window does it."""
    child = ChildProcess(pages.MEMORY_LIMIT, processor_time=pages.PROCESSOR_LIMIT, cage=Cage.READING)
    with tempfile.TemporaryDirectory() as folder:
        for name in bombs.DRAWN:
            path = _made("DRAWN", name, Path(folder))
            yield _in_child("drawn", name, partial(_draw, child, path), DRAWING_MEMORY)
            path.unlink()
    child.close()


def _made(table: str, name: str, folder: Path) -> Path:
    """A bomb as a file, made in a process of its own: what that takes counts for nothing."""
    process = multiprocessing.get_context("spawn").Process(target=_make, args=(table, name, folder / name))
    process.start()
    process.join()
    return folder / name


def _make(table: str, name: str, path: Path) -> None:
    path.write_bytes(getattr(bombs, table)[name]())


def mutants(count: int, seed: int) -> Iterator[Outcome]:
    """Damaged files of each kind, the same for the same seed and folder of further documents."""
    child, sound = apart.readers(), _sound()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            suffix = sorted(sound)[number % len(sound)]
            path = Path(folder) / f"{number}{suffix}"
            path.write_bytes(_mutant(suffix, sound[suffix], chance))
            yield _in_child("mutants", path.name, partial(_read, child, path))
            path.unlink()
    child.close()


def _read(child: ChildProcess, path: Path) -> object:
    return run(apart.read_in(child, path))


def _draw(child: ChildProcess, path: Path) -> object:
    return run(child.perform(render_page, contents(path), 1, _PIXELS, timeout=pages.TIME_LIMIT))


def _mutant(suffix: str, sound: Sequence[bytes], chance: random.Random) -> bytes:
    data = chance.choice(sound)
    if chance.random() < 0.15:
        return spliced(data, chance.choice(sound), chance)
    if suffix == ".docx":
        return damaged_inside(data, chance) if chance.random() < 0.7 else scratched(data, chance)
    if suffix == ".xml":
        return rearranged(data, chance) if chance.random() < 0.6 else scratched(data, chance)
    return damaged(data, chance)


def _sound() -> dict[str, list[bytes]]:
    """Files to be damaged, by their suffix."""
    found: dict[str, list[bytes]] = {
        ".pdf": [specimens.PDF],
        ".docx": [specimens.WORD],
        ".html": [specimens.HTML],
        ".xml": [specimens.XML, specimens.FOREIGN_XML],
        ".txt": [specimens.TEXT],
    }
    for path in [*sorted((_TOP / "resources" / "samples").glob("*.txt")), *_data("reports", "akn", "seeds", "hostile")]:
        if path.suffix in found and path.stat().st_size and not _is_locked_or_broken(path):
            found[path.suffix].append(path.read_bytes())
    return found


def _is_locked_or_broken(path: Path) -> bool:
    """Whether there is no use in damaging it further: it has no parts."""
    return path.suffix in (".docx", ".xml") and "hostile" in path.parts


def _data(*names: str) -> list[Path]:
    folder = os.environ.get("REPORT_EXPLORER_DATA")
    found = [path for name in names for path in Path(folder, name).rglob("*")] if folder else []
    return sorted(path for path in found if path.is_file())


def lines(outcomes: Sequence[Outcome]) -> list[str]:
    """The table, a line for each group."""
    heads = "".join(f"{what:>9}" for what in _WHAT)
    table = [f"{'files':<28}{'all':>5}{heads}{'s, median':>11}{'s, most':>9}{'MB, most':>10}"]
    for group in dict.fromkeys(each.group for each in outcomes):
        of_group = [each for each in outcomes if each.group == group]
        counts, seconds = Counter(each.what for each in of_group), sorted(each.seconds for each in of_group)
        most = max(each.bytes for each in of_group) / 1e6
        numbers = "".join(f"{counts[what]:>9}" for what in _WHAT)
        measured = f"{seconds[len(seconds) // 2]:>11.1f}{seconds[-1]:>9.1f}{most:>10,.0f}"
        table.append(f"{group:<28}{len(of_group):>5}{numbers}{measured}")
    return table


def line(outcome: Outcome) -> str:
    """One file."""
    measured = f"{outcome.what:<8}{outcome.seconds:>7.1f} s{outcome.bytes / 1e6:>8,.0f} MB"
    return f"{measured}  {outcome.part}, {outcome.name}: {outcome.said}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Read hostile files, and tell what came of them.")
    parser.add_argument("--only", choices=("folder", "bombs", "drawn", "mutants"), help="one part alone")
    parser.add_argument("--mutants", type=int, default=500, metavar="N", help="how many (500)")
    parser.add_argument("--seed", type=int, default=11, metavar="N", help="of their damage (11)")
    parser.add_argument("--each", action="store_true", help="print a line for each file as it is done")
    options = parser.parse_args()
    parts: dict[str, Callable[[], Iterator[Outcome]]] = {
        "folder": hostile_files,
        "bombs": bombed,
        "drawn": drawn,
        "mutants": lambda: mutants(options.mutants, options.seed),
    }
    outcomes: list[Outcome] = []
    for name, part in parts.items():
        for outcome in part() if options.only in (None, name) else ():
            outcomes.append(outcome)
            if options.each or outcome.what == BAD:
                print(line(outcome), flush=True)
    print("\n".join(lines(outcomes)))
    return 1 if any(outcome.what == BAD for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
