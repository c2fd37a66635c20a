"""What a library was found to be when it was held against its seals, in lines and as data."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from explorer.export.integrity import in_words, told
from explorer.library.verifying import Finding, Verified
from explorer.model.breach import Breach
from explorer.present.words import passages_in_words
from explorer.translation import counted, tr

_WORDS = 8
"""Words by which a passage is known again in a list."""


def finding_line(finding: Finding) -> str:
    """ "a-80-75: the stored report was altered", of a passage with its opening words."""
    return ": ".join(finding_row(finding))


def finding_row(finding: Finding) -> tuple[str, str]:
    """What a finding is about, and what it is."""
    about = finding.about
    if finding.passage:
        words = finding.passage.text.split()
        opening = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
        about = tr("{}, passage “{}”").format(about, opening)
    return about, in_words(finding.breach)


def report_notice(breaches: Sequence[Breach]) -> tuple[str, str, str]:
    """What is said above a report that is not as it was stored, and what helps: a title and the id of a command."""
    sentence = tr("This report is not as it was stored: {}. What you quote of it is marked.").format(told(breaches))
    return sentence, *way_out(breaches)


def way_out(breaches: Sequence[Breach]) -> tuple[str, str]:
    """What mends a report, as the title and the id of a command: only a sound original can be read again."""
    if {Breach.ORIGINAL_MISSING, Breach.ORIGINAL_ALTERED, Breach.REPORT_MISPLACED}.intersection(breaches):
        return tr("Open a file…"), "library.open"
    return tr("Read again from the original"), "report.reread"


def verified_sentence(verified: Verified) -> str:
    """How much was looked at and what was found, and how far the seals go back."""
    reports = counted(verified.reports, tr("1 report"), tr("%1 reports"))
    findings = counted(len(verified.findings), tr("1 finding"), tr("%1 findings"))
    parts = [tr("{} and {} checked: {}.").format(reports, passages_in_words(verified.passages), findings)]
    if verified.found:
        sealed = counted(verified.found, tr("1 was sealed"), tr("%1 were sealed"))
        parts.append(tr("{} only as found, by a later version than stored it.").format(sealed))
    if verified.unsealed:
        unsealed = counted(verified.unsealed, tr("1 has no seal yet"), tr("%1 have no seal yet"))
        parts.append(tr("{}: open the library with this version to have it sealed.").format(unsealed))
    return " ".join(parts)


def verified_json(folder: Path, verified: Verified) -> dict[str, Any]:
    """The same for scripts; `passage` is null where a finding is not about one."""
    return {
        "library": str(folder),
        "reports": verified.reports,
        "passages": verified.passages,
        "sealed_as_found": verified.found,
        "without_seal": verified.unsealed,
        "findings": [
            {
                "about": each.about,
                "finding": each.breach.value,
                "passage": each.passage.text if each.passage else None,
                "text": finding_line(each),
            }
            for each in verified.findings
        ],
    }
