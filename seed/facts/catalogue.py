"""All software of the seed, each after what it is based on."""

from seed.facts import demonstration
from seed.facts.software import (
    administration,
    appointments,
    interoperability,
    maps,
    open_data,
    procedures,
    signature,
)

PUBLIC_SOFTWARE = (
    *appointments.SOFTWARE,
    *procedures.SOFTWARE,
    *interoperability.SOFTWARE,
    *maps.SOFTWARE,
    *signature.SOFTWARE,
    *administration.SOFTWARE,
    *open_data.SOFTWARE,
)
SOFTWARE = (*PUBLIC_SOFTWARE, *demonstration.SOFTWARE)
