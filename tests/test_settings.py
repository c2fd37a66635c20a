import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import paths, settings
from explorer.settings import Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    saved = Settings(
        last_library="/libraries/É", theme="dark", text_size=130, window_geometry="AdnQ", window_state="AAAA",
        single_letter_keys=False, place={"mode": "read", "report": "a-80-75"}, dismissed=("welcome",),
    )  # fmt: skip
    settings.save(saved, tmp_path / "settings.json")
    assert settings.load(tmp_path / "settings.json") == saved


def test_the_first_start_has_defaults_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    assert settings.load() == Settings()
    assert list(tmp_path.iterdir()) == []


def test_the_users_own_file_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    settings.save(replace(Settings(), theme="light"))
    assert settings.load().theme == "light"
    assert paths.config_file().exists()


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damaged)
    assert settings.load(path) == Settings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == damaged
    assert not path.exists()


def test_a_folder_whose_name_is_no_unicode_is_remembered(tmp_path: Path) -> None:
    odd = Settings(last_library="/libraries/\udcff")
    settings.save(odd, tmp_path / "settings.json")
    assert settings.load(tmp_path / "settings.json") == odd


def test_what_is_senseless_gets_its_default_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "text_size": 7, "single_letter_keys": False, "of a newer version": 1}))
    assert settings.load(path) == Settings(single_letter_keys=False)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(Settings.__slots__, _json)))
def test_no_content_makes_loading_fail(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(values))
    loaded = settings.load(path)
    settings.save(loaded, path)
    assert settings.load(path) == loaded


def test_brackets_without_end_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[" * 200_000)
    assert settings.load(path) == settings.Settings()
    assert (tmp_path / "settings.damaged.json").exists()
