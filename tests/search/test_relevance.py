"""What was meant comes first, as the benchmark of relevance promises it."""

from tests.benchmarks.relevance import BARS, figures, indexed, measured, needs, samples, shares


def test_what_was_meant_comes_first() -> None:
    reports = samples()
    with indexed(reports) as engine:
        found, named = measured(engine, reports), shares(engine, reports)
    told = {name: figures(places) for name, places in found.items()}
    assert all(told["Report Explorer"][figure] >= bar for figure, bar in BARS.items()), told
    assert all(told["Report Explorer"][figure] >= told["FTS5, AND then OR"][figure] for figure in BARS), told
    assert all(share == 1 for share, _ in named.values()), named
    assert any(alone < 1 for _, alone in named.values())


def test_every_need_is_answered_by_a_text_of_the_samples() -> None:
    names = {
        f"{report.id}:{block_label or section.path}"
        for report in samples()
        for section, block in report.blocks()
        for block_label in [getattr(block, "label", None)]
    }
    assert len(needs()) >= 60 and all(need.answers and need.answers <= names for need in needs())
