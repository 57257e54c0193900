"""The hub's own certificate: made on the machine, signed by itself, pinned by each station.

A studio's network has no names that an authority would vouch for. A station therefore trusts one
certificate and no other: the one it saw while it was paired, which the pairing code proves.
"""

import hashlib
import ipaddress
import os
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from studio.sync.hub_place import CERTIFICATE_FILE

PRIVATE_KEY_FILE = "hub.key"
_VALID_DAYS = 3650
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFiles:
    """Where certificate and key are, both PEM."""

    certificate: Path
    private_key: Path


def ensure_certificate(folder: Path, *, now: datetime) -> CertificateFiles:
    """The hub's certificate, made at first.

    Args:
        folder: Of the hub's data.
        now: Start of its validity, which lasts ten years.
    """
    files = CertificateFiles(
        certificate=folder / CERTIFICATE_FILE, private_key=folder / PRIVATE_KEY_FILE
    )
    if not (files.certificate.is_file() and files.private_key.is_file()):
        key = ec.generate_private_key(ec.SECP256R1())
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        _write(files.private_key, secret)
        _write(files.certificate, _signed(key, now=now))
    return files


def _signed(key: ec.EllipticCurvePrivateKey, *, now: datetime) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Glute Studio hub")])
    addresses: list[x509.GeneralName] = [
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.IPv4Address("127.0.0.1")),
    ]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - timedelta(days=1))
        .not_valid_after(now.astimezone(UTC) + timedelta(days=_VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM)


def _write(path: Path, content: bytes) -> None:
    """Written beside and renamed, so that it is there whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)


def fingerprint(certificate_pem: str) -> str:
    """SHA-256 of a PEM certificate, 64 hexadecimal digits."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate_pem)).hexdigest()


def trusting_only(certificate_pem: str) -> ssl.SSLContext:
    """A client's TLS 1.3 that accepts this certificate and no other, whatever the address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False  # the hub's address may change, its certificate does not
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=certificate_pem)
    return context
