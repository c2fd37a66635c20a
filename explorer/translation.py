"""The texts that a reader sees, in the language of the system where there is a translation of them, else in English."""

import gettext

from explorer.paths import resource

DOMAIN = "report-explorer"
"""The name of the catalogues: `resources/translations/LANGUAGE/LC_MESSAGES/report-explorer.mo`."""

_translation = gettext.translation(DOMAIN, resource(".") / "translations", fallback=True)
LANGUAGE = _translation.info().get("language", "en").replace("_", "-")
"""The language of these texts (RFC 5646), as the catalogue says it of itself."""

tr = _translation.gettext
"""The translation of a text; the text itself where there is none."""


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, both translated already: `one` as it is, `many` with `%1` for the number."""
    return one if number == 1 else many.replace("%1", f"{number:,}")
