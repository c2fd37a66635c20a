"""A PDF file that opens with a password only: the standard security handler, revision 2 (RC4, 40 bits)."""

import hashlib
import re

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_IDENTITY, _ALLOWED = b"\x11" * 16, -4


def locked(data: bytes, password: str) -> bytes:
    """The file that `tests.ingest.pdf_file.pdf` made, encrypted for this password."""
    secret = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(secret).digest()[:5], secret)
    seed = secret + owner + _ALLOWED.to_bytes(4, "little", signed=True) + _IDENTITY
    key = hashlib.md5(seed).digest()[:5]
    objects = re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj\n", data, re.DOTALL)
    bodies = [_encrypted(body, int(number), key) for number, body in objects]
    bodies.append(
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
        % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode(), _ALLOWED)
    )
    return _file(bodies)


def _encrypted(body: bytes, number: int, key: bytes) -> bytes:
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]

    def scramble(match: re.Match[bytes]) -> bytes:
        return b"stream\n" + _rc4(own, match[1]) + b"\nendstream"

    return re.sub(rb"stream\n(.*?)\nendstream", scramble, body, flags=re.DOTALL)


def _file(bodies: list[bytes]) -> bytes:
    result, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, identity = len(bodies) + 1, _IDENTITY.hex().encode()
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Root 1 0 R /Size %d /Encrypt %d 0 R /ID [<%s> <%s>] >>\n" % (
        size, len(bodies), identity, identity,
    )  # fmt: skip
    return result + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(result)


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
