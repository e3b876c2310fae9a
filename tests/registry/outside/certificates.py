"""An authority of the test's own, and the certificates that it gives to hosts."""

import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM


class Authority:
    """Whoever trusts its file takes the certificates that it gives, each for its own names."""

    def __init__(self, folder: Path, name: str = "authority") -> None:
        self._folder, self._name = folder, name
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._subject = _named(name)
        constraints = x509.BasicConstraints(ca=True, path_length=0)
        self._own = self._certificate(self._subject, self._key, constraints)
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self._own.public_bytes(PEM))

    def context(
        self, names: Iterable[str], ended_ago: timedelta = timedelta()
    ) -> ssl.SSLContext:
        """Return what a server proves with that it is called so; it ended some time ago where said."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternatives = x509.SubjectAlternativeName([x509.DNSName(each) for each in names])
        given = self._certificate(_named("host"), key, alternatives, ended_ago)
        file = self._folder / f"{self._name}-host.pem"
        private = key.private_bytes(
            PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(private + given.public_bytes(PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _certificate(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        extension: x509.ExtensionType,
        ended_ago: timedelta = timedelta(),
    ) -> x509.Certificate:
        ends = datetime.now(UTC) - (ended_ago or timedelta(days=-1))
        own = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(ends - timedelta(days=9))
            .not_valid_after(ends)
            .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
            .add_extension(own, critical=False)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            )
            .sign(self._key, hashes.SHA256())
        )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
