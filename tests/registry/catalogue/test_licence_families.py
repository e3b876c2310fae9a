import pytest

from registry.catalogue.licences import is_open, licence_family
from registry.catalogue.vocabulary import LicenceFamily

_F = LicenceFamily


@pytest.mark.parametrize(
    ("licence", "family"),
    [
        (None, _F.UNKNOWN),
        ("MIT", _F.PERMISSIVE),
        ("CC0-1.0", _F.PERMISSIVE),
        ("LGPL-2.1-or-later", _F.WEAK_COPYLEFT),
        ("MPL-2.0", _F.WEAK_COPYLEFT),
        ("GPL-3.0-or-later", _F.STRONG_COPYLEFT),
        ("GPL-2.0-only WITH Classpath-exception-2.0", _F.WEAK_COPYLEFT),
        ("AGPL-3.0-only", _F.NETWORK_COPYLEFT),
        ("EUPL-1.2", _F.NETWORK_COPYLEFT),
        ("OSL-3.0", _F.NETWORK_COPYLEFT),
        ("JSON", _F.NOT_OPEN),
        ("LicenseRef-own", _F.NOT_OPEN),
        ("no expression at all (", _F.NOT_OPEN),
        ("()", _F.NOT_OPEN),
        ("MIT OR GPL-3.0-only", _F.PERMISSIVE),
        ("MIT OR LicenseRef-own", _F.PERMISSIVE),
        ("MIT AND AGPL-3.0-only", _F.NETWORK_COPYLEFT),
        ("MIT AND LicenseRef-own", _F.NOT_OPEN),
    ],
)
def test_a_licence_is_of_the_family_of_what_it_asks(licence, family):
    assert licence_family(licence) is family
    assert is_open(licence) == (family not in {_F.NOT_OPEN, _F.UNKNOWN})
