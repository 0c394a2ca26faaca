"""A certificate for tests, signed by itself, made anew each time."""

import datetime as dt
import ipaddress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

NAMES = ("localhost", "desk.example")
_YEAR = dt.timedelta(days=365)


def certificate(
    folder: Path, name: str = "desk", password: bytes | None = None
) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 and NAMES, and its key, locked where there is a `password`."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "unfog tests")])
    now = dt.datetime.now(dt.UTC)
    alternatives = [x509.DNSName(one) for one in NAMES]
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _YEAR)
        .not_valid_after(now + _YEAR)
        .add_extension(
            x509.SubjectAlternativeName(
                [*alternatives, x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    lock: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password is not None:
        lock = serialization.BestAvailableEncryption(password)
    own_file, key_file = folder / f"{name}.pem", folder / f"{name}.key"
    own_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    )
    return own_file, key_file
