"""Addresses outside a report: which of them may be followed, in which form they are kept, shown and opened, and which
name a document of the United Nations. Whoever reads, writes, shows or opens a link asks here.

An address is kept in ASCII, as it goes over the wire (RFC 3986): what is shown is what is opened, to the letter, and no
letter of another script can stand for one of a known host.
"""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import quote, unquote

PUBLIC_ADDRESS = "https://undocs.org/"
"""Before a symbol: where the public finds the document."""

HOSTS = frozenset({"undocs.org", "www.undocs.org", "docs.un.org"})
"""The hosts at which the United Nations gives out a document by its symbol, as its own reports name them. A host is one
of these to the letter, or it is none of them."""

LONGEST = 8000
"""Octets of an address: RFC 9110, section 4.1, asks everybody to support as many. Longer ones are not followed."""

_LONGEST_HOST = 253
"""Octets of a host's name (RFC 1035, section 2.3.4, without the root and the first length)."""

_WEB = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([\w.!$&'*+=~-]+)@([^?#]*)(?:[?#].*)?", re.IGNORECASE | re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LABELS = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
"""Letters, digits and hyphens, up to 63 in a label (RFC 1123, section 2.1), and the underscore that some hosts have."""
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
"""A host that browsers take for an IP address: its last label is a number (URL Standard, "ends in a number")."""
_SAFE = "/:@!$&'()*+,;=%~?"
"""What stands for itself behind the host (RFC 3986, section 3.3 and 3.4), beside letters, digits and `-._`."""
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SYMBOL = r"([A-Z]+(?:/[\w.()-]+)+)"
_DOCUMENT = re.compile(rf"/(?:(?:ar|en|es|fr|ru|zh)/)?{_SYMBOL}", re.ASCII)
"""The path of a document: its symbol, which may follow one of the six official languages."""
ASKED = {
    "undocs.org": "FinalSymbol",
    "www.undocs.org": "FinalSymbol",
    "documents.un.org": "DS|s",
    "daccess-ods.un.org": "DS",
    "www.un.org": "symbol",
}
"""The hosts at which the United Nations are asked for a document, and what its symbol is called in the query of the
address: `documents.un.org/api/symbol/access?s=A/80/75`, `www.un.org/en/ga/search/view_doc.asp?symbol=A/80/75`."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address of the web (http, https) or of mail (mailto).

    `whole` is all of it in ASCII; `host` the host alone, in ASCII and lower case (`xn--…` for another script), of mail
    what follows the `@`; `symbol` that of the document which the United Nations give out there, else "".
    """

    whole: str
    host: str
    symbol: str = ""

    @property
    def is_mail(self) -> bool:
        """Whether it is for the mail program and not for the browser."""
        return self.whole.startswith("mailto:")


def web_address(link: str) -> WebAddress | None:
    """Where a link leads outside, None where it may not be followed: other schemes, hosts that no name can be, a user
    before the host (`https://undocs.org@example.net`), control characters.

    Of a mail address what the link would have written (`?subject=…`, `?attach=…`) is left out. Asking of what came out
    gives the same again.
    """
    link = link.strip()
    if len(link) > LONGEST or _CONTROL.search(link):
        return None
    if mail := _MAIL.fullmatch(link):
        host = _host(mail[2])
        return WebAddress(f"mailto:{mail[1]}@{host}", host) if host else None
    web = _WEB.fullmatch(link)
    name, _, port = web[2].partition(":") if web else ("", "", "")
    host = _host(name)
    if web is None or not host or not re.fullmatch(r"\d{0,5}", port, re.ASCII):
        return None
    rest = _encoded(web[3])
    whole = f"{web[1].lower()}://{host}{f':{port}' if port else ''}{rest}"
    return WebAddress(whole, host, "" if port else _symbol(host, rest)) if len(whole) <= LONGEST else None


def outside(link: str | None) -> str | None:
    """A link to the outside in full, None for one that leads elsewhere or may not be followed."""
    address = web_address(link) if link else None
    return address.whole if address else None


def kept_link(link: str | None) -> str | None:
    """A link as a report keeps it: to one of its own elements (`#para_24`) as it stands, to the outside in full; None
    for any other."""
    return link if link and link.startswith("#") else outside(link)


def public_address(symbol: str) -> str:
    """Where the public finds a document."""
    return PUBLIC_ADDRESS + symbol.replace(" ", "")


def linked_symbol(link: str | None) -> str:
    """The symbol of the document of the United Nations to which a link leads, "" for any other link and for none."""
    address = web_address(link) if link else None
    return address.symbol if address else ""


def _host(name: str) -> str:
    """A host in ASCII and lower case, "" where it can be none."""
    if len(name) > _LONGEST_HOST:
        return ""
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    name = name.lower()
    if len(name) > _LONGEST_HOST or not _LABELS.fullmatch(name):
        return ""
    return name if not _NUMBER.fullmatch(name) or _is_ip(name) else ""


def _is_ip(name: str) -> bool:
    try:
        IPv4Address(name)
    except AddressValueError:
        return False
    return True


def _encoded(rest: str) -> str:
    """What follows the host, with all that does not stand for itself by its code."""
    before, mark, fragment = rest.partition("#")
    return _BARE_PERCENT.sub("%25", quote(before, safe=_SAFE) + mark + quote(fragment, safe=_SAFE))


def _symbol(host: str, rest: str) -> str:
    found = _DOCUMENT.fullmatch(unquote(rest)) if host in HOSTS else None
    if found is None and host in ASKED:
        asked = re.search(rf"[?&](?:{ASKED[host]})=([^&#]+)", rest)
        found = re.fullmatch(_SYMBOL, unquote(asked[1]).strip(), re.ASCII) if asked else None
    return found[1] if found and any(sign.isdigit() for sign in found[1]) else ""
