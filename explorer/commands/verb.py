"""What a verb of the command line is, and what it gives."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # The list of verbs is printed without.
    from explorer.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is printed as JSON where asked for, else `text`; in place of both a `file`, where its name was `-`.
    `remark` is told on standard error. `errors` are lines for it, too; any of them makes the program fail, and so does
    an answer that is not `good`."""

    data: dict[str, Any]
    text: str
    errors: tuple[str, ...] = ()
    file: bytes | None = None
    remark: str = ""
    good: bool = True


def left_over(rest: Sequence[str]) -> str:
    """What is wrong where words of a call were left over, which no argument takes; "" where none were."""
    return f"unrecognized arguments: {' '.join(rest)}" if rest else ""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb does. `arguments` declares what follows it. `needs_library` says whether a library is opened first:
    always, or only where one of the words typed is not a file. Only a verb that `makes_library` may name a new folder;
    one that does not `opens_library` looks at the folder itself, and changes nothing there. `wrong` says what is wrong
    of a call ("" for nothing), and takes into the options what it can of the words that were left over."""

    arguments: Callable[[ArgumentParser], object]
    run: "Callable[[Session, Namespace], Answer]"
    needs_library: Callable[[Namespace], bool] = field(default=lambda options: True)
    makes_library: bool = False
    opens_library: bool = True
    wrong: Callable[[Namespace, Sequence[str]], str] = field(default=lambda options, rest: left_over(rest))


@dataclass(frozen=True, slots=True)
class Alone:
    """What a verb does without a session, which takes longer to load than a short file to read."""

    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], Answer]

    def in_session(self) -> Deed:
        """The same where a library is named, which has to be one."""
        return Deed(self.arguments, lambda session, options: self.run(options))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it is listed. `deed` loads what it does, which no other verb waits for."""

    name: str
    help: str
    deed: Callable[[], Deed | Alone]
