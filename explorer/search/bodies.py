"""The body to which a report was made, by its symbol."""

from collections.abc import Iterable

_BODIES = {
    "A/HRC": "Human Rights Council",
    "A": "General Assembly",
    "S": "Security Council",
    "E/CN.15": "Commission on Crime Prevention and Criminal Justice",
    "E/CN.7": "Commission on Narcotic Drugs",
    "E/CN.3": "Statistical Commission",
    "E/CN.6": "Commission on the Status of Women",
    "E": "Economic and Social Council",
    "ST": "Secretariat",
    "TD": "United Nations Conference on Trade and Development",
    "CAC/COSP": "Conference of the States Parties to the Convention against Corruption",
    "CTOC/COP": "Conference of the Parties to the Convention against Transnational Organized Crime",
    "FCCC": "Parties to the Convention on Climate Change",
    "DP": "Executive Board of UNDP, UNFPA and UNOPS",
}


def body_of(symbols: Iterable[str]) -> str:
    """The body of the first symbol that tells; "" where none does."""
    for symbol in symbols:
        parts = symbol.upper().split("/")
        for length in range(len(parts), 0, -1):
            body = _BODIES.get("/".join(parts[:length]))
            if body:
                return body
    return ""
