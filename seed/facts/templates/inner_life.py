"""What agencies need for themselves: projects, documents, stock, maps, data, resources, notices."""

from registry.catalogue.vocabulary import Category
from seed.facts.templates.lines import (
    ACCESSIBILITY,
    API,
    AUDIT,
    BACKUPS,
    EXPORT,
    OPEN_BASE,
    PERSONAL_DATA,
    REPORTS,
    SEVERAL_AGENCIES,
    could,
    must,
    should,
)

PROJECT_MANAGEMENT = (
    must(
        "functional",
        "Proyectos con tareas, fechas, responsables y avance",
        "Projetos com tarefas, datas, responsáveis e andamento",
        "Projects with tasks, dates, people in charge and progress",
    ),
    must(
        "functional",
        "Agrupar proyectos en programas y portafolios",
        "Agrupar projetos em programas e portfólios",
        "Grouping projects into programmes and portfolios",
    ),
    should(
        "functional",
        "Cronograma con dependencias entre tareas",
        "Cronograma com dependências entre tarefas",
        "A schedule with dependencies among tasks",
    ),
    should(
        "functional",
        "Riesgos, y alerta de los atrasos",
        "Riscos, e alerta dos atrasos",
        "Risks, and an alert for delays",
    ),
    should(
        "functional",
        "Presupuesto y gasto por proyecto",
        "Orçamento e gasto por projeto",
        "Budget and spending of each project",
    ),
    should(
        "functional",
        "Tablero para la dirección",
        "Painel para a direção",
        "A dashboard for the heads of the agency",
    ),
    SEVERAL_AGENCIES,
    AUDIT,
    API,
    EXPORT,
)

DOCUMENT_MANAGEMENT = (
    must(
        "functional",
        "Registrar, clasificar y encontrar documentos y expedientes",
        "Registrar, classificar e encontrar documentos e processos",
        "Recording, classifying and finding documents and case files",
    ),
    must(
        "functional",
        "Pases de un expediente entre unidades, con su historia",
        "Tramitação de um processo entre unidades, com o seu histórico",
        "Passing a case file from unit to unit, with its history",
    ),
    must(
        "security",
        "Permisos por documento y por unidad",
        "Permissões por documento e por unidade",
        "Permissions for each document and each unit",
    ),
    should(
        "functional",
        "Versiones de cada documento",
        "Versões de cada documento",
        "Versions of each document",
    ),
    should("functional", "Firma electrónica", "Assinatura eletrônica", "Electronic signature"),
    should(
        "legal",
        "Plazos de conservación y destrucción de documentos",
        "Prazos de guarda e destinação de documentos",
        "Terms for keeping and destroying documents",
    ),
    should(
        "functional",
        "Buscar en el texto de los documentos",
        "Buscar no texto dos documentos",
        "Searching in the text of documents",
    ),
    PERSONAL_DATA,
    AUDIT,
    BACKUPS,
    EXPORT,
)

INVENTORY_MANAGEMENT = (
    must(
        "functional",
        "Existencias por depósito, con entradas y salidas",
        "Estoque por almoxarifado, com entradas e saídas",
        "Stock of each store, with what comes in and goes out",
    ),
    must(
        "functional",
        "Pedidos de las unidades, con autorización",
        "Pedidos das unidades, com autorização",
        "Requests by units, with approval",
    ),
    should(
        "functional",
        "Aviso al llegar a la existencia mínima",
        "Aviso ao atingir o estoque mínimo",
        "A notice when stock reaches its minimum",
    ),
    should(
        "functional",
        "Recuento físico y ajuste",
        "Contagem física e ajuste",
        "Counting and adjusting",
    ),
    should(
        "functional",
        "Bienes con número de inventario, ubicación y responsable",
        "Bens com número de inventário, localização e responsável",
        "Assets with an inventory number, a place and a person in charge",
    ),
    could(
        "functional",
        "Lectura de códigos de barras o QR",
        "Leitura de códigos de barras ou QR",
        "Reading barcodes or QR codes",
    ),
    REPORTS,
    AUDIT,
    API,
    EXPORT,
)

GEOGRAPHIC_INFORMATION_SYSTEMS = (
    must(
        "functional",
        "Ver mapas con capas en el navegador",
        "Ver mapas com camadas no navegador",
        "Seeing maps with layers in the browser",
    ),
    must(
        "technical",
        "Publicar y consumir servicios abiertos (WMS, WFS)",
        "Publicar e consumir serviços abertos (WMS, WFS)",
        "Publishing and consuming open services (WMS, WFS)",
    ),
    should(
        "functional",
        "Editar entidades geográficas y sus atributos",
        "Editar entidades geográficas e os seus atributos",
        "Editing geographic entities and their attributes",
    ),
    should(
        "functional",
        "Buscar direcciones y ubicarlas en el mapa",
        "Buscar endereços e localizá-los no mapa",
        "Looking up addresses and placing them on the map",
    ),
    should("functional", "Medir e imprimir", "Medir e imprimir", "Measuring and printing"),
    should(
        "data",
        "Importar y exportar formatos abiertos (GeoJSON, GeoPackage)",
        "Importar e exportar formatos abertos (GeoJSON, GeoPackage)",
        "Importing and exporting open formats (GeoJSON, GeoPackage)",
    ),
    could(
        "functional",
        "Trabajar sin conexión, en campo",
        "Trabalhar sem conexão, em campo",
        "Working offline, in the field",
    ),
    OPEN_BASE,
    ACCESSIBILITY,
)

DATA_VISUALIZATION = (
    must(
        "functional",
        "Publicar conjuntos de datos con su descripción y su licencia",
        "Publicar conjuntos de dados com a sua descrição e a sua licença",
        "Publishing data sets with their description and licence",
    ),
    must(
        "data",
        "Descargar los datos en formatos abiertos",
        "Baixar os dados em formatos abertos",
        "Downloading data in open formats",
    ),
    should(
        "functional",
        "Tableros con gráficos, mapas y filtros",
        "Painéis com gráficos, mapas e filtros",
        "Dashboards with charts, maps and filters",
    ),
    should(
        "data",
        "Metadatos según un estándar (DCAT)",
        "Metadados conforme um padrão (DCAT)",
        "Metadata by a standard (DCAT)",
    ),
    should(
        "operational",
        "Actualización automática desde la fuente",
        "Atualização automática a partir da fonte",
        "Automatic updates from the source",
    ),
    must(
        "legal",
        "No publicar datos que identifiquen a personas",
        "Não publicar dados que identifiquem pessoas",
        "Publishing no data that identify people",
    ),
    API,
    ACCESSIBILITY,
    OPEN_BASE,
)

ERP = (
    must(
        "functional",
        "Compras, facturas y pagos en un mismo flujo",
        "Compras, faturas e pagamentos num mesmo fluxo",
        "Purchases, invoices and payments in one flow",
    ),
    must(
        "functional",
        "Contabilidad y ejecución del presupuesto",
        "Contabilidade e execução do orçamento",
        "Accounting and budget execution",
    ),
    should(
        "functional",
        "Tesorería y conciliación bancaria",
        "Tesouraria e conciliação bancária",
        "Treasury and bank reconciliation",
    ),
    should(
        "technical",
        "Intercambio con los sistemas centrales del Estado",
        "Intercâmbio com os sistemas centrais do Estado",
        "Exchange with the State's central systems",
    ),
    should(
        "security",
        "Separar a quien pide, autoriza y paga",
        "Separar quem pede, autoriza e paga",
        "Keeping apart whoever requests, approves and pays",
    ),
    AUDIT,
    BACKUPS,
    REPORTS,
    EXPORT,
)

COMMUNICATIONS = (
    must(
        "functional",
        "Notificar con constancia de entrega y de lectura",
        "Notificar com comprovante de entrega e de leitura",
        "Notifying with proof of delivery and of reading",
    ),
    must(
        "legal",
        "Domicilio electrónico con valor legal",
        "Domicílio eletrônico com valor legal",
        "An electronic address with legal effect",
    ),
    should(
        "functional",
        "Aviso por correo o mensaje de que hay una notificación",
        "Aviso por e-mail ou mensagem de que há uma notificação",
        "A notice by mail or message that there is a notification",
    ),
    should("functional", "Adjuntar documentos", "Anexar documentos", "Attaching documents"),
    should(
        "functional",
        "Envíos a muchos destinatarios",
        "Envios a muitos destinatários",
        "Sending to many at once",
    ),
    PERSONAL_DATA,
    AUDIT,
    API,
)

TEMPLATES = {
    Category.PROJECT_MANAGEMENT: PROJECT_MANAGEMENT,
    Category.DOCUMENT_MANAGEMENT: DOCUMENT_MANAGEMENT,
    Category.INVENTORY_MANAGEMENT: INVENTORY_MANAGEMENT,
    Category.GEOGRAPHIC_INFORMATION_SYSTEMS: GEOGRAPHIC_INFORMATION_SYSTEMS,
    Category.DATA_VISUALIZATION: DATA_VISUALIZATION,
    Category.ERP: ERP,
    Category.COMMUNICATIONS: COMMUNICATIONS,
}
