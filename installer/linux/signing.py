"""Signs the hashes of a package, so that stations take it as an update.

    python installer/linux/signing.py FOLDER --key KEY

FOLDER holds SHA256SUMS, as build-deb writes it. KEY is an Ed25519 private key in PEM; one is made
where there is none. Beside it lies KEY.pub.pem, which stations keep as
/etc/glute-studio/update-key.pem (on a stick: update-key.pem).
"""

import argparse
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


def sign(folder: Path, *, key: Path) -> Path:
    """Write SHA256SUMS.sig.

    Args:
        folder: With SHA256SUMS.
        key: Private key; made where there is none.

    Returns:
        The public key.
    """
    if not key.exists():
        made = Ed25519PrivateKey.generate()
        text = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writer:
            writer.write(text)
    private = load_pem_private_key(key.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise SystemExit(f"{key}: is not an Ed25519 key")
    sums = folder / "SHA256SUMS"
    sums.with_name("SHA256SUMS.sig").write_bytes(private.sign(sums.read_bytes()))
    public = key.with_name(f"{key.name}.pub.pem")
    words = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public.write_bytes(words)
    return public


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, required=True)
    options = parser.parse_args()
    print(sign(options.folder, key=options.key))
