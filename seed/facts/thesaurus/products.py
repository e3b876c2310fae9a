"""Commercial products, what they are for, and which free software is said to do the same job.

Nothing is here without who says so. Of most it is the free software's own short description in the
list «awesome-selfhosted», which names the product it can stand in for; the facts are taken, the
sentences are not. Whether one serves an agency is for the agency to find out.

`READ_IN_THE_LIST` are the files of that list that were read, on the day `READ_ON`, and do name the
product. `Product.was_read` says so of a source of its own. What is in neither is named and was not
read: the page of the thesaurus says which it is, software by software.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

LIST: Final = (
    "Lista awesome-selfhosted (lo que cada software dice de sí)",
    "https://github.com/awesome-selfhosted/awesome-selfhosted",
)
YUNOHOST: Final = (
    "Catálogo de YunoHost (lo que cada software dice de sí)",
    "https://apps.yunohost.org/catalog",
)


READ_ON: Final = date(2026, 12, 1)
FILE_OF_THE_LIST: Final = (
    "https://github.com/awesome-selfhosted/awesome-selfhosted-data/blob/master/software/{}.yml"
)
READ_IN_THE_LIST: Final = {
    "AFFiNE": "affine-community-edition",
    "Automatisch": "automatisch",
    "Chaskiq": "chaskiq",
    "ClearFlask": "clearflask",
    "Docmost": "docmost",
    "Documenso": "documenso",
    "Docuseal": "docuseal",
    "Fider": "fider",
    "Flagsmith": "flagsmith",
    "Flipt": "flipt",
    "FreeScout": "freescout",
    "GO Feature Flag": "go-feature-flag",
    "GitBucket": "gitbucket",
    "Grist": "grist",
    "Huly": "huly",
    "Isso": "isso",
    "Joplin": "joplin",
    "Kan": "kan",
    "Keila": "keila",
    "Lemmy": "lemmy",
    "LibrePhotos": "librephotos",
    "LinkStack": "linkstack",
    "LittleLink": "littlelink",
    "Manticore Search": "manticore-search",
    "Matomo": "matomo",
    "Mattermost": "mattermost",
    "MediaGoblin": "mediagoblin",
    "OpenSign": "opensign",
    "Pangolin": "pangolin",
    "PieFed": "piefed",
    "PixelFed": "pixelfed",
    "Plane": "plane",
    "PostHog": "posthog",
    "Postiz": "postiz",
    "Rallly": "rallly",
    "Razzia": "razzia",
    "ToolJet": "tooljet",
    "Typebot": "typebot",
    "Umami": "umami",
    "Will Be Done": "will-be-done",
}


@dataclass(frozen=True)
class Product:
    """A product by its names, what it does in three languages, what does the same, and who says so."""

    names: str
    es: str
    pt: str
    en: str
    same_job: tuple[str, ...] = ()
    source: tuple[str, str] = LIST
    was_read: bool = False


PRODUCTS: Final[tuple[Product, ...]] = (
    Product(
        "Microsoft Office, MS Office, Office 365, Microsoft 365",
        "ofimática, suite ofimática",
        "pacote de escritório, suíte de escritório",
        "office suite",
        ("LibreOffice",),
        (
            "UpskillHub, LibreOffice junto a Microsoft Office",
            "https://upskillhub.com/tips/libreoffice-like-microsoft-office-but-free",
        ),
        was_read=True,
    ),
    Product(
        "Adobe Photoshop, Photoshop",
        "edición de imágenes, retoque fotográfico",
        "edição de imagens",
        "image editing, photo editing",
        ("GIMP",),
        (
            "SlashGear, once alternativas a Photoshop (2023)",
            "https://www.slashgear.com/1182202/11-best-alternatives-for-photoshop/",
        ),
        was_read=True,
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
                "https://www.ionos.es/digitalguide/paginas-web/diseno-web/"
                "alternativas-a-adobe-illustrator/"
            ),
        ),
        was_read=True,
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
        was_read=True,
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
        was_read=True,
    ),
    Product(
        "Microsoft Project, MS Project",
        "gestión de proyectos, cronogramas",
        "gestão de projetos, cronogramas",
        "project management, project scheduling",
        ("ProjectLibre",),
        (
            "SourceForge, proyecto del mes de octubre de 2012",
            "https://sourceforge.net/blog/potm-201210/",
        ),
        was_read=True,
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
        ("Mattermost", "Huly"),
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
        ("AFFiNE", "Docmost", "Huly"),
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
        ("LibrePhotos",),
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
