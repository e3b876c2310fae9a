"""A whole publiccode.yml, written for these tests, and ways to spoil it."""

WHOLE = """\
publiccodeYmlVersion: "0.7"
name: Turnero
applicationSuite: Ventanilla
url: "https://git.example.org/Plaza/turnero.git"
landingURL: https://turnero.example.org
isBasedOn: https://git.example.org/plaza/filas
softwareVersion: "1.10"
releaseDate: 2025-03-09
logo: docs/logo.svg
platforms:
  - web
  - android
categories:
  - appointment-scheduling
  - online-booking
usedBy:
  - Ayuntamiento de Ejemplo
fundedBy:
  - name: Fondo de Ejemplo
    uri: https://fondo.example.org
supports:
  - id: alias:gdpr
  - id: urn:example:norma:1
roadmap: https://turnero.example.org/plan
developmentStatus: stable
softwareType: standalone/web
organisation:
  uri: urn:x-example:plaza
  name: Plaza de Ejemplo
intendedAudience:
  countries: [UY, BR]
  scope: [local-authorities]
description:
  es:
    localisedName: El turnero
    shortDescription: Reserva de turnos para atención al público.
    longDescription: >
      El turnero deja que la gente reserve un turno para ser atendida, por la web o en el
      mostrador, y que cada oficina reparta sus cupos. Avisa por correo, y llama a quien espera
      por una pantalla.
    documentation: https://turnero.example.org/ayuda
    features:
      - Reserva por la web
      - Llamador en pantalla
    screenshots:
      - docs/pantalla.png
legal:
  license: EUPL-1.2
  mainCopyrightOwner: Plaza de Ejemplo
maintenance:
  type: contract
  contractors:
    - name: Taller de Ejemplo
      until: "2027-12-31"
      website: https://taller.example.org
localisation:
  localisationReady: true
  availableLanguages:
    - es
    - pt-BR
dependsOn:
  open:
    - name: PostgreSQL
      versionMin: "13"
  proprietary:
    - name: Oracle
      optional: true
"""


def without(*keys: str) -> bytes:
    """Return the file without some of its keys at the first level."""
    kept, is_kept = [], True
    for line in WHOLE.splitlines(keepends=True):
        if not line.startswith((" ", "-")):
            is_kept = line.partition(":")[0] not in keys
        if is_kept:
            kept.append(line)
    return "".join(kept).encode()


def changed(old: str, new: str) -> bytes:
    """Return the file with one piece of it replaced."""
    assert old in WHOLE
    return WHOLE.replace(old, new, 1).encode()
