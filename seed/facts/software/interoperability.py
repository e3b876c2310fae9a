"""What connects systems to the e-government platform (PGE, PDI)."""

from registry.catalogue.vocabulary import Category, SoftwareType
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import ReleaseFact, Said, SoftwareFact

_CATEGORIES = (Category.IT_DEVELOPMENT,)

CONNECTOR = SoftwareFact(
    slug="conector-pge",
    name="Conector PDI – Spike",  # noqa: RUF001  its own dash
    aliases=("Conector PGE",),
    publisher=AGESIC,
    repository_url=at_agesic("conector-pge"),
    short=Said(
        "Facilita consumir los servicios de la plataforma de interoperabilidad del Estado (PDI, antes PGE).",
        "Facilita o consumo dos serviços da plataforma de interoperabilidade do Estado (PDI, antes PGE).",
        "Makes it easier to consume the services of the State's interoperability platform (PDI, formerly PGE).",
    ),
    long=Said(
        "El conector se instala en el organismo y le ahorra a cada sistema los detalles de la plataforma de"
        " interoperabilidad: los sistemas le hablan al conector, y el conector a la plataforma. Usa la biblioteca"
        " de cliente que AGESIC publica aparte. En el repositorio no se encontró una licencia.",
        "O conector é instalado no órgão e poupa a cada sistema os detalhes da plataforma de interoperabilidade:"
        " os sistemas falam com o conector, e o conector com a plataforma. Usa a biblioteca de cliente que a"
        " AGESIC publica à parte. No repositório não se encontrou uma licença.",
        "The connector is installed at the agency and spares each system the details of the interoperability"
        " platform: systems talk to the connector, and the connector to the platform. It uses the client library"
        " that AGESIC publishes separately. No licence was found in the repository.",
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.BACKEND,
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="4.0", released_on="2022-01-27"),),
    base_software=base("Java 13", "Spring Boot", "WildFly 11", "Tomcat 8"),
    source="github.com/AGESIC-UY/conector-pge: historia del 30/10/2013 al 27/01/2022; WildFly 11 o Tomcat 8.",
)

CLIENT = SoftwareFact(
    slug="cliente-java-plataforma-interoperabilidad",
    name="Cliente Java de la plataforma de interoperabilidad",
    publisher=AGESIC,
    repository_url=at_agesic("cliente-java-plataforma-interoperabilidad"),
    short=Said(
        "Biblioteca en Java para llamar a la plataforma de interoperabilidad; la usa el conector.",
        "Biblioteca em Java para chamar a plataforma de interoperabilidade; é usada pelo conector.",
        "Java library to call the interoperability platform; the connector uses it.",
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.LIBRARY,
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="4.0"),),
    base_software=base("Java 13"),
    source="github.com/AGESIC-UY/cliente-java-plataforma-interoperabilidad: documentación de la versión 4.0,"
    " fechada el 17/06/2021. Licencia no verificada.",
)

PUBLISH_SUBSCRIBE = SoftwareFact(
    slug="publish-and-suscribe",
    name="Publicación y suscripción (publish-and-suscribe)",
    aliases=("Publish and subscribe",),
    publisher=AGESIC,
    repository_url=at_agesic("publish-and-suscribe"),
    short=Said(
        "Mensajería de publicación y suscripción de la plataforma de interoperabilidad.",
        "Mensageria de publicação e assinatura da plataforma de interoperabilidade.",
        "Publish and subscribe messaging of the interoperability platform.",
    ),
    long=Said(
        "Permite que un organismo publique novedades y que otros las reciban sin preguntar una y otra vez. Tiene"
        " módulos para el núcleo, el envío, la consulta, el filtrado y la administración (backend, push, pull,"
        " filter, backoffice). Las secciones de su README están vacías y no se encontró una licencia.",
        "Permite que um órgão publique novidades e que outros as recebam sem perguntar repetidas vezes. Tem"
        " módulos para o núcleo, o envio, a consulta, a filtragem e a administração (backend, push, pull, filter,"
        " backoffice). As seções do README estão vazias e não se encontrou uma licença.",
        "Lets one agency publish news and others receive it without asking again and again. It has modules for the"
        " core, pushing, pulling, filtering and administration (backend, push, pull, filter, backoffice). The"
        " sections of its README are empty and no licence was found.",
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.BACKEND,
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="1.1.0-SNAPSHOT", released_on="2021-01-07"),),
    base_software=base("Java 8", "Spring Boot 1.5.20"),
    source="github.com/AGESIC-UY/publish-and-suscribe: historia del 13/11/2020 al 07/01/2021.",
)


def _piece(slug: str) -> SoftwareFact:
    """Write down a piece of the platform of which little more than the name is known."""
    return SoftwareFact(
        slug=slug,
        name=slug,
        publisher=AGESIC,
        repository_url=at_agesic(slug),
        short=Said(
            "Pieza del ruteo de la plataforma de interoperabilidad.",
            "Peça do roteamento da plataforma de interoperabilidade.",
            "Piece of the routing of the interoperability platform.",
        ),
        categories=_CATEGORIES,
        holder="AGESIC",
        steward="AGESIC",
        base_software=base("Java"),
        source=f"github.com/AGESIC-UY/{slug}. Licencia y versión no verificadas.",
    )


SOFTWARE = (
    CONNECTOR,
    CLIENT,
    PUBLISH_SUBSCRIBE,
    _piece("pdi-core"),
    _piece("pdi-ruteo"),
    _piece("pdi-common"),
)
