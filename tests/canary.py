"""A pickle that leaves a trace where it is loaded, by itself and in the files that Whoosh writes and unpickles."""

import os
import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

from whoosh.fields import STORED, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, create_in

FORMER_BUILD = "0123456789abcdef"
"""The name of an index in a library, as earlier versions gave it."""


class Canary:
    """Whoever unpickles it makes the folder `sign`."""

    def __init__(self, sign: Path) -> None:
        self._sign = str(sign)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (self._sign,)


def plain(sign: Path) -> bytes:
    """The pickle alone."""
    return pickle.dumps(Canary(sign))


def segments(sign: Path, folder: Path) -> bytes:
    """A table of contents of Whoosh, whose list of segments is the canary."""
    TOC(Schema(text=STORED), [Canary(sign)], 1).write(FileStorage(str(folder)), "MAIN")
    return (folder / "_MAIN_1.toc").read_bytes()


def stored_texts(sign: Path, folder: Path) -> bytes:
    """The file of a segment of Whoosh, in which the canary is a stored text; beside it stands its table of contents."""
    writer = create_in(str(folder), Schema(text=STORED)).writer()
    writer.add_document(text=Canary(sign))
    writer.commit()
    return next(folder.glob("*.seg")).read_bytes()


FORMS: dict[str, Callable[[Path, Path], bytes]] = {
    "a pickle": lambda sign, folder: plain(sign),
    "a list of segments": segments,
    "stored texts": stored_texts,
}
"""What makes each form, given the sign and an empty folder of its own."""


def former_index(sign: Path, cache: Path) -> None:
    """Put an index in the place where earlier versions kept it, made of canaries."""
    build = cache / "index" / FORMER_BUILD
    build.mkdir(parents=True)
    stored_texts(sign, build)
    for name, make in (("_MAIN_2.toc", partial(plain, sign)), ("stamps.json", partial(plain, sign))):
        (build / name).write_bytes(make())
    (build.parent / "current.json").write_text(f'{{"build": "{FORMER_BUILD}"}}')
