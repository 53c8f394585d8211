"""A key that participants cannot read by opening the file. It stops curiosity; it does not stop an expert.

The text is compressed, enciphered with a keystream of BLAKE2b in counter mode, and authenticated with HMAC-SHA256. Both
keys come out of the passphrase and a salt by scrypt. Anybody can try passphrases: a long one holds, a short one does not.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import textwrap
import zlib
from itertools import count

HEAD = "lawcheck sealed key, version 1. Open it with: lawcheck train unseal FOLDER"
SALT_BYTES = 16
_TAG_BYTES = 32
_MOST = 16 * 1024 * 1024  # bytes of a key; a file that unpacks to more is no key


class SealError(ValueError):
    """The seal cannot be opened."""


def seal(content: bytes, passphrase: str, salt: bytes) -> bytes:
    """Seal a key as a text file. ``salt`` is random and not secret."""
    cipher, signer = _keys(passphrase, salt)
    hidden = _with_stream(zlib.compress(content, 9), cipher)
    tag = hmac.digest(signer, salt + hidden, "sha256")
    body = base64.b64encode(salt + tag + hidden).decode("ascii")
    return "\n".join([HEAD, *textwrap.wrap(body, 76), ""]).encode("ascii")


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Open a seal.

    Raises:
        SealError: This is no sealed key, it was changed, or the passphrase is another.
    """
    head, _, body = sealed.decode("ascii", "replace").partition("\n")
    if head.strip() != HEAD:
        raise SealError("this is no sealed key")
    try:
        raw = base64.b64decode("".join(body.split()), validate=True)
    except (binascii.Error, ValueError):
        raise SealError("the sealed key is damaged") from None
    salt, tag, hidden = raw[:SALT_BYTES], raw[SALT_BYTES : SALT_BYTES + _TAG_BYTES], raw[SALT_BYTES + _TAG_BYTES :]
    cipher, signer = _keys(passphrase, salt)
    if not hmac.compare_digest(hmac.digest(signer, salt + hidden, "sha256"), tag):
        raise SealError("the passphrase is another, or the file was changed")
    return _unpacked(_with_stream(hidden, cipher))


def _keys(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    plain = " ".join(passphrase.split()).encode("utf-8", "surrogatepass")
    both = hashlib.scrypt(plain, salt=salt, n=2**14, r=8, p=1, maxmem=64 * 1024 * 1024, dklen=64)
    return both[:32], both[32:]


def _with_stream(text: bytes, cipher: bytes) -> bytes:
    stream = bytearray()
    for number in count():
        if len(stream) >= len(text):
            break
        stream += hashlib.blake2b(number.to_bytes(8, "big"), key=cipher).digest()
    return bytes(one ^ other for one, other in zip(text, stream, strict=False))


def _unpacked(packed: bytes) -> bytes:
    opener = zlib.decompressobj()
    content = opener.decompress(packed, _MOST)
    if not opener.eof:
        raise SealError("the sealed key is larger than any key")
    return content
