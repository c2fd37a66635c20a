"""Runs and their words."""

from explorer.model.text import Run, legal, plain


def test_plain_folds_blanks_and_leaves_out_footnote_marks() -> None:
    assert plain((Run("  In "), Run("2019", italic=True), Run("4", footnote="fn_4"), Run(",\n72 "))) == "In 2019, 72"
    assert plain(()) == ""


def test_legal_drops_only_what_no_xml_file_can_hold() -> None:
    assert legal("a\x00b\x0cc\x1fd\ud800e\ufffef") == "abcdef"
    assert legal("tab\t line\n é — 中 😀 \x85\xa0") == "tab\t line\n é — 中 😀 \x85\xa0"
