"""Commercial products, what they are for, and which free software is said to do the same job.

Nothing is here without who says so. Of most it is the free software's own short description in the
list «awesome-selfhosted», which names the product it can stand in for; the facts are taken, the
sentences are not. Whether one serves an agency is for the agency to find out.
"""

from dataclasses import dataclass
from typing import Final

LIST: Final = (
    "Lista awesome-selfhosted (lo que cada software dice de sí)",
    "https://github.com/awesome-selfhosted/awesome-selfhosted",
)
YUNOHOST: Final = (
    "Catálogo de YunoHost (lo que cada software dice de sí)",
    "https://apps.yunohost.org/catalog",
)


@dataclass(frozen=True)
class Product:
    """A product by its names, what it does in three languages, what does the same, and who says so."""

    names: str
    es: str
    pt: str
    en: str
    same_job: tuple[str, ...] = ()
    source: tuple[str, str] = LIST


PRODUCTS: Final[tuple[Product, ...]] = (
    Product(
        "Adobe Photoshop, Photoshop",
        "edición de imágenes, retoque fotográfico",
        "edição de imagens",
        "image editing, photo editing",
        ("GIMP",),
        (
            "DISIC/sill, pedido 64: buscar por el producto que se conoce",
            "https://github.com/DISIC/sill/issues/64",
        ),
    ),
    Product(
        "Adobe Illustrator, Illustrator",
        "dibujo vectorial",
        "desenho vetorial",
        "vector graphics, vector drawing",
        ("Inkscape",),
        (
            "IONOS, guía de dibujo vectorial",
            (
                "https://www.ionos.fr/digitalguide/sites-internet/web-design/"
                "alternatives-gratuites-pour-le-dessin-vectoriel/"
            ),
        ),
    ),
    Product(
        "ArcGIS",
        "sistema de información geográfica, mapas",
        "sistema de informação geográfica, mapas",
        "geographic information system, mapping",
        ("QGIS",),
        (
            "Biblioteca de la Universidad de Columbia (CUIMC)",
            "https://library.cumc.columbia.edu/node/2474",
        ),
    ),
    Product(
        "SPSS, IBM SPSS",
        "análisis estadístico",
        "análise estatística",
        "statistical analysis",
        ("PSPP",),
        (
            "Boletín de usuarios de SPSS del Reino Unido, 1998",
            "http://www.spssusers.co.uk/Newsletter/1998/pspp.html",
        ),
    ),
    Product(
        "Microsoft Project, MS Project",
        "gestión de proyectos, cronogramas",
        "gestão de projetos, cronogramas",
        "project management, project scheduling",
        ("ProjectLibre",),
        ("ProjectLibre, su página", "https://www.projectlibre.com/projectlibre-desktop/"),
    ),
    Product(
        "Salesforce",
        "gestión de relaciones con clientes",
        "gestão de relacionamento com o cliente",
        "customer relationship management, CRM",
        ("Twenty",),
        ("Twenty, su repositorio", "https://github.com/twentyhq/twenty"),
    ),
    Product(
        "Slack",
        "mensajería de equipos, mensajería instantánea",
        "mensagens instantâneas",
        "team chat, instant messaging",
        ("Mattermost",),
        ("Mattermost, su repositorio", "https://github.com/mattermost/mattermost"),
    ),
    Product(
        "Google Analytics",
        "analítica web",
        "análise de tráfego web",
        "web analytics",
        ("Matomo", "Plausible", "Umami"),
        (
            "Developers Italia (Matomo, Plausible) y lista awesome-selfhosted (Umami)",
            "https://developers.italia.it/it/software",
        ),
    ),
    Product(
        "DocuSign",
        "firma de documentos, firma electrónica",
        "assinatura de documentos, assinatura eletrônica",
        "document signing, electronic signature",
        ("Documenso", "Docuseal", "OpenSign"),
    ),
    Product(
        "Notion",
        "documentación colaborativa, base de conocimiento",
        "documentação colaborativa, base de conhecimento",
        "knowledge base, collaborative documents, wiki",
        ("AFFiNE", "Docmost"),
    ),
    Product(
        "Confluence",
        "wiki, documentación colaborativa",
        "wiki, documentação colaborativa",
        "wiki, collaborative documentation",
        ("Docmost",),
    ),
    Product(
        "Miro",
        "pizarra colaborativa",
        "quadro branco colaborativo",
        "collaborative whiteboard",
        ("AFFiNE",),
    ),
    Product("Evernote", "notas", "anotações", "note taking", ("Joplin",)),
    Product(
        "Trello",
        "tablero kanban, gestión de tareas",
        "quadro kanban, gestão de tarefas",
        "kanban board, task management",
        ("Kan",),
    ),
    Product(
        "Jira",
        "seguimiento de incidencias, gestión de proyectos",
        "acompanhamento de tarefas, gestão de projetos",
        "issue tracking, project management",
        ("Plane", "Huly"),
    ),
    Product(
        "Linear",
        "seguimiento de incidencias",
        "acompanhamento de tarefas",
        "issue tracking",
        ("Plane", "Huly"),
    ),
    Product(
        "Zendesk",
        "mesa de ayuda, soporte a usuarios",
        "central de atendimento",
        "help desk, customer support",
        ("FreeScout",),
    ),
    Product(
        "Help Scout",
        "mesa de ayuda, buzón compartido",
        "central de atendimento, caixa compartilhada",
        "help desk, shared mailbox",
        ("FreeScout",),
    ),
    Product(
        "Airtable",
        "base de datos en planilla",
        "banco de dados em planilha",
        "spreadsheet database",
        ("Grist",),
    ),
    Product(
        "Typeform",
        "formularios, encuestas",
        "formulários, pesquisas",
        "forms, surveys",
        ("Typebot", "OhMyForm"),
        ("Lista awesome-selfhosted (Typebot) y catálogo YunoHost (OhMyForm)", LIST[1]),
    ),
    Product(
        "Google Forms",
        "formularios, encuestas",
        "formulários, pesquisas",
        "forms, surveys",
        ("OhMyForm",),
        YUNOHOST,
    ),
    Product(
        "Doodle",
        "encuesta de fechas, acordar una reunión",
        "enquete de datas, agendar reunião",
        "meeting poll, scheduling poll",
        ("Rallly",),
    ),
    Product(
        "Zapier",
        "automatización de tareas, integración de servicios",
        "automação de tarefas, integração de serviços",
        "workflow automation, service integration",
        ("Automatisch",),
    ),
    Product(
        "Mailchimp",
        "boletines por correo",
        "boletins por e-mail",
        "newsletter, email marketing",
        ("Keila",),
    ),
    Product(
        "Sendinblue, Brevo",
        "boletines por correo",
        "boletins por e-mail",
        "newsletter, email marketing",
        ("Keila",),
    ),
    Product(
        "UserVoice",
        "opinión de los usuarios",
        "opinião dos usuários",
        "user feedback",
        ("Fider", "ClearFlask"),
    ),
    Product(
        "Canny",
        "opinión de los usuarios",
        "opinião dos usuários",
        "user feedback",
        ("ClearFlask",),
    ),
    Product(
        "LaunchDarkly",
        "banderas de funcionalidad",
        "sinalizadores de funcionalidade",
        "feature flags",
        ("Flagsmith", "Flipt", "GO Feature Flag"),
    ),
    Product(
        "Retool",
        "herramientas internas con poco código",
        "ferramentas internas com pouco código",
        "internal tools, low-code",
        ("ToolJet",),
    ),
    Product(
        "Mendix",
        "desarrollo con poco código",
        "desenvolvimento com pouco código",
        "low-code development",
        ("ToolJet",),
    ),
    Product(
        "Mixpanel",
        "analítica de productos",
        "análise de produtos",
        "product analytics",
        ("PostHog",),
    ),
    Product(
        "Amplitude",
        "analítica de productos",
        "análise de produtos",
        "product analytics",
        ("PostHog",),
    ),
    Product(
        "Hotjar",
        "grabación de sesiones, analítica web",
        "gravação de sessões, análise web",
        "session recording, web analytics",
        ("PostHog",),
    ),
    Product(
        "Hootsuite",
        "gestión de redes sociales",
        "gestão de redes sociais",
        "social media management",
        ("Postiz",),
    ),
    Product(
        "Buffer",
        "gestión de redes sociales",
        "gestão de redes sociais",
        "social media management",
        ("Postiz",),
    ),
    Product(
        "Google Photos",
        "álbum de fotos, respaldo de fotos",
        "álbum de fotos, cópia de fotos",
        "photo backup, photo library",
        ("Immich", "LibrePhotos"),
    ),
    Product(
        "Instagram",
        "red social de fotos",
        "rede social de fotos",
        "photo sharing",
        ("PixelFed",),
    ),
    Product(
        "YouTube",
        "publicación de videos",
        "publicação de vídeos",
        "video publishing",
        ("MediaGoblin",),
    ),
    Product(
        "Disqus",
        "comentarios en sitios web",
        "comentários em sites",
        "website comments",
        ("Isso",),
    ),
    Product(
        "Kahoot",
        "cuestionarios en el aula",
        "questionários em sala de aula",
        "classroom quiz",
        ("Razzia",),
    ),
    Product(
        "Intercom",
        "atención por chat",
        "atendimento por chat",
        "live chat, customer messaging",
        ("Chaskiq",),
        YUNOHOST,
    ),
    Product(
        "Loom",
        "grabación de pantalla",
        "gravação de tela",
        "screen recording",
        ("Cap",),
        YUNOHOST,
    ),
    Product(
        "Canva",
        "diseño gráfico en línea",
        "design gráfico online",
        "online graphic design",
        ("Polotno Studio",),
        YUNOHOST,
    ),
    Product(
        "Reddit",
        "foros de enlaces",
        "fóruns de links",
        "link aggregator, discussion forum",
        ("Lemmy", "PieFed"),
    ),
    Product(
        "Elasticsearch",
        "búsqueda de texto",
        "busca textual",
        "full-text search",
        ("Manticore Search",),
    ),
    Product(
        "GitHub",
        "repositorios de código",
        "repositórios de código",
        "code hosting, Git hosting",
        ("GitBucket",),
    ),
    Product(
        "Tailscale",
        "red privada virtual, acceso remoto",
        "rede privada virtual, acesso remoto",
        "virtual private network, remote access",
        ("Pangolin",),
    ),
    Product(
        "Linktree",
        "página de enlaces",
        "página de links",
        "link page",
        ("LinkStack", "LittleLink"),
    ),
    Product(
        "Todoist",
        "lista de tareas",
        "lista de tarefas",
        "to-do list, task management",
        ("Will Be Done",),
    ),
)
