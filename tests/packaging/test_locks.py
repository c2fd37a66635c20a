"""The lock files: everything pinned, hashed, without a server's name, and as pyproject.toml allows."""

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LOCKS = [TOP / "packaging" / name for name in ("requirements.lock", "requirements-test.lock")]


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def name_of(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", requirement).group().lower()  # type: ignore[union-attr]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_hashes(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > 10
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_server_is_named(lock: Path) -> None:
    assert not re.search(r"://|--(index|extra-index|find-links|trusted-host)", lock.read_text("utf-8"))


def test_all_direct_dependencies_are_locked() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    needed = {name_of(each) for each in project["project"]["dependencies"] + project["dependency-groups"]["build"]}
    for_tests = {name_of(each) for each in project["dependency-groups"]["test"]}
    assert needed <= pins(LOCKS[0]).keys()
    assert needed | for_tests <= pins(LOCKS[1]).keys()


def test_the_tests_use_what_is_shipped() -> None:
    shipped, tested = pins(LOCKS[0]), pins(LOCKS[1])
    assert {name: tested.get(name) for name in shipped} == shipped


def test_the_qt_binding_that_aborts_python_is_refused() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    (binding,) = (each for each in project["project"]["dependencies"] if each.startswith("PySide6"))
    assert "!=6.12.0" in binding
    assert pins(LOCKS[0])["pyside6-essentials"] != "6.12.0"


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = (TOP / "pyproject.toml").read_text("utf-8").splitlines()
    requirements = [line for line in lines if re.match(r'    "[A-Za-z0-9-]+[<>=!]', line)]
    assert len(requirements) >= 14
    assert [line for line in requirements if " # " not in line] == []
