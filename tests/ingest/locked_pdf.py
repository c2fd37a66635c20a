"""PDF files locked with passwords, by the oldest of the standard handlers (RC4 with 40 bits, revision 2)."""

import hashlib
import re

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_NUMBER = b"0123456789abcdef"
_STREAM = re.compile(rb"(\d+) 0 obj\n(<< /Length \d+ >>\nstream\n)(.*?)(\nendstream)", re.DOTALL)


def locked(data: bytes, user: str, owner: str = "owner") -> bytes:
    """A file as `pdf_file.pdf` makes it, its streams encrypted. An empty user password lets everybody read."""
    owned = _rc4(_digest(_padded(owner)), _padded(user))
    key = _digest(_padded(user) + owned + b"\xff\xff\xff\xff" + _NUMBER)
    checked = _rc4(key, _PADDING)

    def encrypt(found: re.Match[bytes]) -> bytes:
        number = int(found[1]).to_bytes(3, "little") + b"\0\0"
        inner = hashlib.md5(key + number).digest()[:10]
        return b"%s 0 obj\n%s%s%s" % (found[1], found[2], _rc4(inner, found[3]), found[4])

    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (
        *(text.hex().encode() for text in (owned, checked, _NUMBER, _NUMBER)),
    )
    return _STREAM.sub(encrypt, data).replace(b"trailer <<", b"trailer << " + lock)


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _digest(data: bytes) -> bytes:
    return hashlib.md5(data).digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    result, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)
