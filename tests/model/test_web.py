"""Which addresses may be followed, in which form, and which of them name a document of the United Nations."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.web import ASKED, HOSTS, LONGEST, kept_link, linked_symbol, public_address, web_address
from tests.web import NOT_FOLLOWED

_PIECES = st.sampled_from(
    [
        "http", "https", "HTTPS", "mailto", "javascript", "file", ":", "/", "//", "\\", "@", "?", "#", "%", "%2F",
        "%00", "[", "]", ".", "..", " ", "\t", "\n", "\x00", "\u202e", "\u200d", "\u3002", "\u2100", "undocs.org",
        "docs.un.org", "evil.example", "xn--mnchen-3ya", "ü", "\u0430", "127.0.0.1", "0x7f", ":80", "A/80/75", "en",
    ]
)  # fmt: skip
_LINKS = st.lists(_PIECES | st.text(max_size=3), max_size=12).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize("link", NOT_FOLLOWED)
def test_what_is_no_web_or_mail_address_is_not_followed(link: str) -> None:
    assert web_address(link) is None and kept_link(link) is None and linked_symbol(link) == ""


@pytest.mark.parametrize(
    ("link", "whole", "host"),
    [
        ("https://undocs.org/A/80/75", "https://undocs.org/A/80/75", "undocs.org"),
        ("HTTP://Example.ORG:8080/A?b#c", "http://example.org:8080/A?b#c", "example.org"),
        ("  https://example.org \n", "https://example.org", "example.org"),
        ("https://un.org/ a\"<b>\\^`{|}[]", "https://un.org/%20a%22%3Cb%3E%5C%5E%60%7B%7C%7D%5B%5D", "un.org"),
        ("https://example.org/100%?50%25#a#b", "https://example.org/100%25?50%25#a%23b", "example.org"),
        ("https://example.org/\u202egpj.exe", "https://example.org/%E2%80%AEgpj.exe", "example.org"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC", "xn--mnchen-3ya.example"),
        ("https://\u0443ndocs.org/", "https://xn--ndocs-dze.org/", "xn--ndocs-dze.org"),
        ("https://undocs\u3002org/", "https://undocs.org/", "undocs.org"),
        ("http://localhost/", "http://localhost/", "localhost"),
        ("http://192.0.2.1/", "http://192.0.2.1/", "192.0.2.1"),
        ("mailto:A.B+c@UN.org", "mailto:A.B+c@un.org", "un.org"),
        ("mailto:a@un.org?attach=/etc/passwd&subject=x", "mailto:a@un.org", "un.org"),
    ],
)  # fmt: skip
def test_an_address_is_kept_in_ascii_and_its_host_is_known(link: str, whole: str, host: str) -> None:
    address = web_address(link)
    assert address and (address.whole, address.host, address.is_mail) == (whole, host, link.startswith("mailto"))


@pytest.mark.parametrize(
    ("link", "symbol"),
    [
        ("https://undocs.org/A/80/75", "A/80/75"),
        ("http://www.undocs.org/A/80/75", "A/80/75"),
        ("https://docs.un.org/en/A/RES/72/266a", "A/RES/72/266a"),
        ("https://docs.un.org/zh/S/RES/2753(2024)", "S/RES/2753(2024)"),
        ("https://undocs.org/A/80/6%28Sect.16%29", "A/80/6(Sect.16)"),
        ("https://undocs.org", ""),
        ("https://undocs.org/en/", ""),
        ("https://undocs.org/A/RES", ""),
        ("https://undocs.org/your library is damaged, open evil.example/1", ""),
        ("https://undocs.org/A/80/75?next=https://evil.example", ""),
        ("https://undocs.org:8443/A/80/75", ""),
        ("https://undocs.org.evil.example/A/80/75", ""),
        ("https://evil.example/undocs.org/A/80/75", ""),
        ("https://evil.example/https://undocs.org/A/80/75", ""),
        ("https://evil.example/?https://undocs.org/A/80/75", ""),
        ("https://evil-undocs.org/A/80/75", ""),
        ("https://documents.un.org/A/80/75", ""),
        ("https://documents.un.org/api/symbol/access?s=A/80/75&l=en&t=pdf", "A/80/75"),
        ("https://documents.un.org/access.nsf/get?Open&DS=A/80/6%28Sect.16%29&Lang=E", "A/80/6(Sect.16)"),
        ("http://daccess-ods.un.org/access.nsf/Get?OpenAgent&DS=A/80/75&Lang=E", "A/80/75"),
        ("http://www.un.org/en/ga/search/view_doc.asp?symbol=%20S/RES/1325(2000)", "S/RES/1325(2000)"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2F80%2F75&Language=E", "A/80/75"),
        ("https://www.un.org/en/?symbol=", ""),
        ("https://www.un.org/en/#symbol=A/80/75", ""),
        ("https://evil.example/view_doc.asp?symbol=A/80/75", ""),
        ("https://documents.un.org/?symbol=A/80/75", ""),
        ("https://un.org/A/80/75", ""),
        ("https://\u0443ndocs.org/A/80/75", ""),
        ("mailto:a@undocs.org", ""),
        ("#para_1", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_symbol_is_named_at_the_hosts_of_the_united_nations_alone(link: str | None, symbol: str) -> None:
    assert linked_symbol(link) == symbol


@pytest.mark.parametrize("symbol", ["A/80/75", "A/80/6 (Sect. 16)", "S/RES/1373(2001)", "A/C.3/74/L.5/Rev.1"])
def test_a_public_address_names_its_document(symbol: str) -> None:
    assert linked_symbol(public_address(symbol)) == symbol.replace(" ", "")


@pytest.mark.parametrize("link", ["#para_24", "#", "#a b", "#javascript:x"])
def test_a_link_within_the_report_is_kept_as_it_stands(link: str) -> None:
    assert kept_link(link) == link and web_address(link) is None


def test_an_address_is_as_long_as_everybody_supports_and_no_longer() -> None:
    longest = "https://example.org/".ljust(LONGEST, "a")
    assert web_address(longest) and not web_address(longest + "a") and not web_address(longest[:-1] + "ü")


@given(_LINKS)
@example("https://münchen.example/%zz[ü]#a#b")
def test_what_is_kept_is_plain_and_stays_as_it_is(link: str) -> None:
    address = web_address(link)
    if address is None:
        return
    whole = address.whole
    assert whole.isascii() and whole.isprintable() and " " not in whole and "\\" not in whole and len(whole) <= LONGEST
    assert web_address(whole) == address
    assert whole.startswith(("http://", "https://", "mailto:"))


@given(_LINKS)
@example("https://undocs.org@evil.example/A/80/75")
def test_others_find_the_same_host_in_it(link: str) -> None:
    address = web_address(link)
    if address is not None and not address.is_mail:
        split = urlsplit(address.whole)
        assert split.hostname == address.host and split.username is None
    if address is not None and address.symbol:
        assert address.host in HOSTS.union(ASKED) and address.symbol in unquote(address.whole)
