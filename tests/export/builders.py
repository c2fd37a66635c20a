"""Two reports with everything in them that an export must carry, and what must not get through."""

import datetime

from explorer.language.address import addressed
from explorer.model.report import Item, Paragraph, Report, Section, Source, Table
from explorer.model.text import Footnote, Run, Text


def text(*runs: Run | str) -> Text:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def _paragraphs() -> tuple[Paragraph, ...]:
    linked = text(
        "The Assembly, in resolution ",
        Run("80/1", link="https://undocs.org/A/RES/80/1"),
        ", took note of ",
        Run("Progress & results", italic=True),
        Run("1", footnote="fn_1"),
        " and ",
        Run("decided", bold=True),
        " (see ",
        Run("para. 2", link="#para_2"),
        "):",
    )
    items = (
        Item("(a)", text("To act;"), items=(Item("(i)", text("at once;")), Item("(ii)", text("together;")))),
        Item("(b)", text("To report.")),
    )
    return (
        Paragraph("1", linked, items=items, page=3),
        Paragraph("2", text("In 2024, 186 States were parties."), page=3),
        Paragraph("3", text("In 2025, 188 States were parties."), page=4),
        Paragraph("4", text("<script>alert(1)</script> | *not* emphasis_\x0b [x](javascript:y) =1+1"), page=4),
    )


def _table() -> Table:
    return Table(
        ((text("Region"), text("Parties")), (text("Africa"), text(Run("54", bold=True)))),
        caption="Table 1 Parties | by region",
        page=5,
    )


def with_symbols() -> Report:
    """A/80/75-E/2025/55: body and an annex whose numbers start again."""
    paragraphs = _paragraphs()
    annex = Section("Annex I", text("Members"), blocks=(Paragraph("1", text("Chile."), page=9),), page=9)
    sections = (
        Section("", text("Summary"), blocks=(Paragraph(None, text("All is well."), page=1),), page=1),
        Section("I", text("Introduction"), blocks=paragraphs[:1], page=3),
        Section(
            "II",
            text("Status"),
            sections=(
                Section("A", text("Parties"), blocks=(*paragraphs[1:], _table()), page=3),
                Section("", text("Lessons"), blocks=(Paragraph(None, text("Start early."), page=6),), page=6),
            ),
        ),
        annex,
    )
    note = Footnote("1", text("See ", Run("Treaty Series", italic=True), ", vol. 2225."), page=3, eid="fn_1")
    return addressed(
        Report(
            sections,
            (note,),
            id="a-80-75",
            symbols=("A/80/75", "E/2025/55"),
            title="Implementation of <everything>",
            date=datetime.date(2025, 3, 12),
            year=2025,
            session="Eightieth session",
            source=Source("A_80_75.pdf", "0" * 64, 9),
        )
    )


def without_symbol() -> Report:
    """A report that is cited by title and year."""
    section = Section(
        "IV",
        text("Action"),
        blocks=tuple(Paragraph(str(number), text(f"Action {number}."), page=7) for number in (38, 39, 40, 42, 43)),
    )
    return addressed(
        Report((section,), id="001", title="Implementation of the mandates", year=2020, source=Source("001_0d3a.txt"))
    )
