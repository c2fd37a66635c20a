"""Which folders this user has named to be watched: whoever may write a library, or made it, could name others in it.

A folder is signed with a key of the user's own, which stands with the settings and in no library. What another user, or
the same one elsewhere, has named is not watched here.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from explorer import paths

_BYTES = hashlib.sha256().digest_size
"""Of the key: as many as the hash that it is for gives (RFC 2104, section 3)."""


def signed(folder: Path) -> bytes:
    """The signature of a folder, with a key that is made where there is none yet. Raises ExplorerError where it cannot
    be written."""
    key = _key()
    if not key:
        key = secrets.token_bytes(_BYTES)
        paths.write_atomically(paths.watching_key(), key, private=True)
    return _signature(key, folder)


def is_signed(folder: Path, signature: bytes) -> bool:
    """Whether it was this user who named a folder."""
    key = _key()
    return bool(key) and hmac.compare_digest(_signature(key, folder), signature)


def _key() -> bytes:
    """The user's key, b"" where there is none."""
    try:
        key = paths.watching_key().read_bytes()
    except OSError:
        return b""
    return key if len(key) == _BYTES else b""


def _signature(key: bytes, folder: Path) -> bytes:
    return hmac.digest(key, os.fsencode(folder), "sha256")
