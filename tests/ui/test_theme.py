import itertools

import pytest
from PySide6.QtGui import QColor

from explorer.ui.theme import DARK, LIGHT, Palette

TEXT, RING = 4.5, 3.0
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def texts(palette: Palette) -> list[tuple[str, str]]:
    grounds = ("page", "pane", "hover", "page_hover", "selection")
    pairs = list(itertools.product(("ink", "secondary"), grounds))
    pairs += [("accent", "page"), ("accent", "pane"), ("moved", "page"), ("deleted_ink", "pane")]
    pairs += [("on_accent", "accent")]
    return pairs + [(f"{mark}_ink", mark) for mark in ("inserted", "deleted", "figure", "match")]


@BOTH
def test_every_text_can_be_read(palette: Palette) -> None:
    poor = {
        pair: round(contrast(getattr(palette, pair[0]), getattr(palette, pair[1])), 2)
        for pair in texts(palette)
        if contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) < TEXT
    }
    assert poor == {}


@BOTH
@pytest.mark.parametrize("ground", ["page", "pane", "selection", "hover"])
def test_the_focus_ring_can_be_seen(palette: Palette, ground: str) -> None:
    assert contrast(palette.focus, getattr(palette, ground)) >= RING


def test_contrast_is_the_published_ratio() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
