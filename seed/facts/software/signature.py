"""Electronic signature and certificates."""

from registry.catalogue.vocabulary import Category, SoftwareType
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import Said, SoftwareFact

SIGNATURE = SoftwareFact(
    slug="componente-firma-electronica",
    name="Componente de firma electrónica",
    publisher=AGESIC,
    repository_url=at_agesic("componente-firma-electronica"),
    short=Said(
        "Applet de Java para la firma electrónica avanzada de PDF, XML o resúmenes (hash).",
        "Applet Java para a assinatura eletrônica avançada de PDF, XML ou resumos (hash).",
        "Java applet for the advanced electronic signature of PDF, XML or hashes.",
    ),
    long=Said(
        "Firma documentos PDF, XML o resúmenes desde el navegador, con certificados en un dispositivo (PKCS#11),"
        " en el almacén del navegador o en un archivo P12. Su README trata solo de navegadores que ejecutaban"
        " applets, algo que los navegadores actuales no hacen: la tecnología en que se basa quedó atrás.",
        "Assina documentos PDF, XML ou resumos no navegador, com certificados num dispositivo (PKCS#11), no"
        " repositório do navegador ou num arquivo P12. O README trata só de navegadores que executavam applets, o"
        " que os navegadores atuais não fazem: a tecnologia em que se baseia ficou para trás.",
        "Signs PDF or XML documents or hashes in the browser, with certificates on a device (PKCS#11), in the"
        " browser's store or in a P12 file. Its README deals only with browsers that ran applets, which today's"
        " browsers do not: the technology it rests on is obsolete.",
    ),
    features=(
        Said("Firma de PDF", "Assinatura de PDF", "PDF signature"),
        Said("Firma de XML", "Assinatura de XML", "XML signature"),
        Said(
            "Certificados en dispositivo (PKCS#11), navegador o archivo P12",
            "Certificados em dispositivo (PKCS#11), navegador ou arquivo P12",
            "Certificates on a device (PKCS#11), in the browser or in a P12 file",
        ),
    ),
    categories=(Category.E_SIGNATURE,),
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("Java"),
    source="README de github.com/AGESIC-UY/componente-firma-electronica (applet y SOAP). Licencia no verificada.",
)

CERTIFICATES = SoftwareFact(
    slug="gestor-certificados-firma-electronica",
    name="Gestor de certificados con firma electrónica",
    publisher=AGESIC,
    repository_url=at_agesic("gestor-certificados-firma-electronica"),
    short=Said(
        "Emite, lista y valida certificados firmados electrónicamente; se amplía con complementos.",
        "Emite, lista e valida certificados assinados eletronicamente; amplia-se com complementos.",
        "Issues, lists and validates electronically signed certificates; extended by plug-ins.",
    ),
    long=Said(
        "El organismo emite constancias y certificados firmados electrónicamente, los lista, y quien recibe uno"
        " puede validarlo. Los tipos de certificado se agregan con complementos (plug-ins). En el repositorio no"
        " se encontró una licencia.",
        "O órgão emite certidões e certificados assinados eletronicamente, os lista, e quem recebe um pode"
        " validá-lo. Os tipos de certificado são acrescentados com complementos (plug-ins). No repositório não se"
        " encontrou uma licença.",
        "The agency issues electronically signed certificates and lists them, and whoever receives one can"
        " validate it. Kinds of certificates are added by plug-ins. No licence was found in the repository.",
    ),
    features=(
        Said(
            "Emisión de certificados firmados",
            "Emissão de certificados assinados",
            "Issuing of signed certificates",
        ),
        Said("Validación", "Validação", "Validation"),
        Said("Complementos", "Complementos", "Plug-ins"),
    ),
    categories=(Category.E_SIGNATURE,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("Java 7", "Tomcat 7", "MySQL 5.7", "OpenOffice"),
    source="github.com/AGESIC-UY/gestor-certificados-firma-electronica: historia del 12/11/2015 al 17/12/2020;"
    " Java 6 o 7, MySQL 5.6 o 5.7.",
)

SOFTWARE = (SIGNATURE, CERTIFICATES)
