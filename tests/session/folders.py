"""Documents for watched folders, and what came of them."""

from pathlib import Path

from explorer.session import Session

TEXT = "I. Introduction\n\n1. The office worked on {0}.\n\n2. It went on working on {0}.\n"


def put(folder: Path, *names: str) -> None:
    """Documents of their own in a folder, with these names."""
    for name in names:
        (folder / name).write_text(TEXT.format(name))


def files(session: Session) -> list[str]:
    """Those from which the reports of the library were read."""
    return sorted(entry.file for entry in session.reports.entries())


def told(session: Session) -> dict[str, str]:
    """What is told of each watched folder, by its name."""
    return {each.folder.name: each.told for each in session.watching.folders()}
