"""Finding what the system lacks, and saying what to type where it cannot be installed from here."""

import os
import subprocess
import sys

import pytest

import system

GONE = system.Need("libmissing1", lambda: system._loads("libno-such-library.so.7"))
THERE = system.Need("libc6", lambda: True)

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks these")


def test_only_the_absent_are_missing() -> None:
    assert system.missing([GONE, THERE]) == [GONE]


def test_without_rights_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system, "_on_path", lambda program: program != "sudo")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was run"))
    assert system.install([GONE]) is False


def test_the_command_to_type_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system, "_on_path", lambda program: True)
    said = system.command_to_type([GONE, THERE])
    assert said.startswith("sudo sh -c '") and said.endswith("--no-install-recommends libmissing1 libc6'")
    monkeypatch.setattr(system, "_on_path", lambda program: program != "sudo")
    assert system.command_to_type([GONE]).startswith("su -c '")
    monkeypatch.setattr(system, "_on_path", lambda program: False)
    assert system.command_to_type([GONE]) == "your package manager, for what Debian calls: libmissing1"


def test_a_display_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not system.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert system.has_display()
