"""Words of public administration that stand for one thing, in Spanish, Portuguese and English.

In each language the preferred label comes first. They are words of the field, gathered by hand; what
the domain's own vocabulary (F5) names is worded as there. A word that means much else beside is left
out, or stands in a phrase: the search takes a label of one word wherever it is asked.
"""

from typing import Final

SYNONYMS: Final[tuple[tuple[str, str, str], ...]] = (
    # attending people
    (
        "turno, cita, citas, hora, agenda, agenda electrónica, cita previa, cita médica, reserva de hora",
        "agendamento, agenda, marcação de consulta, agendamento de atendimento",
        "appointment, booking, appointment booking, appointment scheduling",
    ),
    (
        "atención al ciudadano, atención a la ciudadanía",
        "atendimento ao cidadão",
        "citizen service, citizen support",
    ),
    (
        "gestión de filas, gestión de colas, tótem de atención",
        "gestão de filas, fila de atendimento",
        "queue management, queuing system",
    ),
    (
        "trámite, trámite en línea, trámites en línea",
        "serviço público digital, serviço digital",
        "online procedure, administrative procedure, online public service",
    ),
    (
        "ventanilla única",
        "balcão único, guichê único",
        "one-stop shop, single window, single point of contact",
    ),
    (
        "mesa de ayuda, soporte técnico, ticket, gestión de incidentes",
        "central de atendimento, suporte técnico, service desk, chamado",
        "help desk, helpdesk, service desk, ticketing, issue ticket",
    ),
    (
        "centro de llamadas, centro de contacto",
        "central telefônica, teleatendimento",
        "call centre, call center, contact centre",
    ),
    (
        "reclamo, queja, denuncia ciudadana",
        "reclamação, ouvidoria, queixa",
        "complaint, grievance",
    ),
    (
        "reclamo vecinal, reporte vecinal, bache, baches en la calle, incidencia en la vía pública",
        "zeladoria urbana, buraco na rua, buracos, lixo na rua, iluminação na rua",
        "reports about public space, pothole, street light out, garbage in the street",
    ),
    (
        "denuncia, canal de denuncias",
        "denúncia, canal de denúncias",
        "whistleblowing, whistleblower report",
    ),
    (
        "encuesta, sondeo de opinión",
        "pesquisa de opinião, enquete, questionário",
        "survey, poll, questionnaire",
    ),
    (
        "participación ciudadana, presupuesto participativo",
        "participação cidadã, orçamento participativo",
        "citizen participation, participatory budgeting, civic engagement",
    ),
    ("consulta pública", "consulta pública, audiência pública", "public consultation"),
    (
        "asistente virtual, agente conversacional",
        "assistente virtual, agente conversacional",
        "chatbot, virtual assistant",
    ),
    (
        "notificación electrónica, domicilio electrónico",
        "notificação eletrônica, domicílio eletrônico",
        "electronic notification, e-notification",
    ),
    (
        "sorteo, inscripción a sorteos",
        "sorteio, inscrição para sorteio",
        "raffle, lottery draw",
    ),
    (
        "inscripción, preinscripción, matrícula",
        "inscrição, pré-inscrição, matrícula",
        "enrolment, enrollment",
    ),
    # paper and records
    (
        "expediente, expediente electrónico, gestión de expedientes",
        "processo administrativo, processo eletrônico",
        "case file, case management, dossier",
    ),
    (
        "gestión documental, gestor documental, administración de documentos",
        "gestão documental, gestão de documentos, gestão eletrônica de documentos",
        "document management, document management system",
    ),
    (
        "archivo histórico, gestión de archivos, archivística",
        "arquivo público, gestão arquivística, arquivologia",
        "archives, records management, recordkeeping",
    ),
    (
        "mesa de entrada, registro de entrada",
        "protocolo geral, protocolo de entrada",
        "registry office, incoming mail registry",
    ),
    (
        "digitalización, escaneo",
        "digitalização, escaneamento",
        "digitisation, digitization, scanning",
    ),
    (
        "firma electrónica, firma digital, firma electrónica avanzada",
        "assinatura eletrônica, assinatura digital",
        "electronic signature, digital signature, e-signature",
    ),
    ("sello de tiempo, estampado de tiempo", "carimbo do tempo", "timestamp, time stamping"),
    (
        "certificado digital, certificado electrónico",
        "certificado digital",
        "digital certificate",
    ),
    ("acta, actas de sesión", "ata de reunião, atas de reunião", "meeting minutes"),
    (
        "formulario, formulario electrónico",
        "formulário, formulário eletrônico",
        "web form, online form, form builder",
    ),
    (
        "flujo de trabajo, flujo de procesos",
        "fluxo de trabalho, tramitação",
        "workflow, process automation",
    ),
    (
        "normativa, leyes y decretos, legislación",
        "legislação, normas jurídicas",
        "legislation, laws and regulations",
    ),
    (
        "boletín oficial, diario oficial",
        "diário oficial, imprensa oficial",
        "official gazette, official journal",
    ),
    # money and goods
    (
        "compras públicas, contratación pública, licitación",
        "compras públicas, contratação pública, licitação",
        "public procurement, e-procurement, tender, tendering",
    ),
    (
        "pliego, pliego de condiciones",
        "edital, termo de referência",
        "tender documents, terms of reference",
    ),
    (
        "pago, pagos en línea, pasarela de pagos, recaudación",
        "pagamento, pagamentos online, arrecadação",
        "payment, online payment, payment gateway",
    ),
    (
        "tributo, impuesto, impuestos, administración tributaria",
        "tributo, imposto, administração tributária",
        "tax, taxation, tax administration",
    ),
    (
        "tasa municipal, contribución inmobiliaria, patente de rodados",
        "IPTU, taxa municipal, IPVA",
        "property tax, municipal fee, vehicle tax",
    ),
    (
        "contabilidad, contabilidad pública",
        "contabilidade, contabilidade pública",
        "accounting, public accounting, bookkeeping",
    ),
    (
        "presupuesto, presupuesto público, ejecución presupuestal",
        "orçamento, orçamento público, execução orçamentária",
        "budget, public budget, budget execution",
    ),
    ("tesorería", "tesouraria", "treasury"),
    (
        "factura electrónica, facturación, comprobante fiscal",
        "nota fiscal eletrônica, faturamento",
        "electronic invoice, e-invoicing, invoicing",
    ),
    (
        "inventario, control de stock, existencias, almacén",
        "inventário, controle de estoque, almoxarifado",
        "inventory, stock control, stock management, warehouse",
    ),
    (
        "bienes patrimoniales, inventario de activos, activo fijo",
        "patrimônio público, controle patrimonial, bens móveis",
        "asset management, fixed assets",
    ),
    (
        "flota, gestión de flota, vehículos oficiales",
        "frota, gestão de frota, veículos oficiais",
        "fleet, fleet management",
    ),
    (
        "viáticos, comisión de servicio",
        "diárias, diárias e passagens",
        "travel expenses, per diem, expense report",
    ),
    (
        "subsidio, subvención, transferencia monetaria",
        "subsídio, subvenção, transferência de renda",
        "subsidy, government grant, cash transfer",
    ),
    ("préstamo, crédito", "empréstimo, crédito", "loan, lending"),
    # people who work here
    (
        "recursos humanos, gestión humana, gestión de personal",
        "recursos humanos, gestão de pessoas, gestão de pessoal",
        "human resources, personnel management, staff management",
    ),
    (
        "liquidación de sueldos, nómina, sueldos",
        "folha de pagamento, vencimentos",
        "payroll, salaries",
    ),
    (
        "control de asistencia, marcas de reloj, registro horario",
        "controle de ponto, ponto eletrônico, registro de ponto",
        "time and attendance, attendance tracking, time tracking",
    ),
    (
        "licencia reglamentaria, solicitud de licencias, vacaciones",
        "férias, licenças e afastamentos",
        "leave management, absence management",
    ),
    (
        "concurso, concurso público, llamado a concurso, selección de personal",
        "concurso público, processo seletivo",
        "recruitment, staff selection, applicant tracking",
    ),
    (
        "evaluación del desempeño",
        "avaliação de desempenho",
        "performance appraisal, performance review",
    ),
    (
        "capacitación, formación en línea, aula virtual",
        "capacitação, ensino a distância, sala de aula virtual",
        "e-learning, online training, learning management",
    ),
    (
        "jubilación, pensión, seguridad social, previsión social",
        "aposentadoria, pensão, previdência social",
        "pension, retirement, social security",
    ),
    # fields of government
    (
        "historia clínica, historia clínica electrónica",
        "prontuário, prontuário eletrônico",
        "electronic health record, medical record, patient record",
    ),
    ("salud, salud pública", "saúde, saúde pública", "health, healthcare, public health"),
    (
        "vacunación, carné de vacunas",
        "vacinação, caderneta de vacinação",
        "vaccination, immunisation, immunization",
    ),
    (
        "farmacia, medicamentos, receta electrónica",
        "farmácia, medicamentos, receita eletrônica",
        "pharmacy, medicines, e-prescription",
    ),
    (
        "laboratorio clínico",
        "laboratório de análises clínicas",
        "clinical laboratory, laboratory information system",
    ),
    (
        "escuela, centro educativo, gestión escolar",
        "escola, gestão escolar",
        "school, school management",
    ),
    ("educación, enseñanza", "educação, ensino", "education, teaching"),
    (
        "biblioteca, catálogo de biblioteca",
        "biblioteca, acervo bibliográfico",
        "library, library catalogue, integrated library system",
    ),
    ("museo, colección museística", "museu, acervo museológico", "museum, museum collection"),
    (
        "justicia, poder judicial, juzgado, tribunal",
        "justiça, tribunal, vara judicial",
        "justice, court, court case",
    ),
    (
        "elección, elecciones, voto, votación, sufragio",
        "eleição, eleições, votação, voto",
        "election, voting, ballot",
    ),
    ("policía, seguridad pública", "polícia, segurança pública", "police, public safety"),
    (
        "emergencia, gestión de emergencias, protección civil",
        "emergência, defesa civil",
        "emergency, emergency management, civil protection",
    ),
    (
        "registro civil, partida de nacimiento",
        "registro civil, certidão de nascimento",
        "civil registry, birth certificate, vital records",
    ),
    (
        "catastro, padrón catastral",
        "cadastro imobiliário, cadastro territorial",
        "cadastre, land registry, land administration",
    ),
    (
        "registro de beneficiarios, padrón de beneficiarios",
        "cadastro único, cadastro de beneficiários",
        "beneficiary registry, social registry",
    ),
    (
        "servicios sociales, asistencia social, prestaciones sociales",
        "assistência social, serviço social, benefícios sociais",
        "social services, social welfare, social benefits",
    ),
    ("vivienda, política de vivienda", "habitação, moradia", "housing"),
    (
        "habilitación comercial, permiso comercial, licencia comercial",
        "alvará, licença de funcionamento",
        "permit, business licence, business license",
    ),
    (
        "permiso de construcción, permiso de obra",
        "alvará de construção, licença de obra",
        "building permit, construction permit, planning permission",
    ),
    (
        "inspección, fiscalización",
        "fiscalização, vistoria, inspeção",
        "inspection, field inspection",
    ),
    (
        "multa, infracción, sanción",
        "multa, infração, penalidade",
        "traffic fine, penalty notice, traffic ticket",
    ),
    (
        "agua, saneamiento, agua potable",
        "água, saneamento, água potável",
        "water, sanitation, drinking water",
    ),
    (
        "residuos, recolección de residuos, basura",
        "resíduos, coleta de lixo",
        "waste, waste collection, refuse",
    ),
    (
        "medio ambiente, gestión ambiental",
        "meio ambiente, gestão ambiental",
        "environmental protection, environmental management",
    ),
    (
        "transporte público, transporte colectivo",
        "transporte público, transporte coletivo",
        "public transport, public transit",
    ),
    (
        "tránsito vehicular, movilidad urbana",
        "trânsito de veículos, mobilidade urbana",
        "road traffic, urban mobility",
    ),
    (
        "estacionamiento tarifado, estacionamiento",
        "estacionamento rotativo, estacionamento",
        "parking, paid parking",
    ),
    ("alumbrado público", "iluminação pública", "street lighting, public lighting"),
    ("arbolado, espacios verdes", "arborização, áreas verdes", "urban trees, green spaces"),
    ("obra pública, obras públicas", "obra pública, obras públicas", "public works"),
    ("cementerio, necrópolis", "cemitério", "cemetery, burial records"),
    ("turismo", "turismo", "tourism"),
    (
        "agricultura, ganadería, trazabilidad animal",
        "agricultura, pecuária, rastreabilidade animal",
        "agriculture, livestock, animal traceability",
    ),
    (
        "aduana, comercio exterior",
        "alfândega, comércio exterior",
        "customs administration, foreign trade",
    ),
    ("migración, residencia", "migração, imigração", "migration, immigration"),
    # information and machines
    (
        "interoperabilidad, plataforma de interoperabilidad, intercambio de datos",
        "interoperabilidade, barramento de serviços, troca de dados",
        "interoperability, data exchange, service bus",
    ),
    (
        "datos abiertos, portal de datos abiertos",
        "dados abertos, portal de dados abertos",
        "open data, open data portal",
    ),
    (
        "transparencia, acceso a la información pública",
        "transparência, acesso à informação",
        "transparency, freedom of information, access to information",
    ),
    (
        "identidad digital, identificación electrónica, inicio de sesión único",
        "identidade digital, identificação eletrônica, login único",
        "digital identity, electronic identification, single sign-on",
    ),
    (
        "información geográfica, mapa, cartografía, geoportal, visor de mapas",
        "informação geográfica, mapa, cartografia, geoportal",
        "geographic information, mapping, geoportal, map viewer",
    ),
    (
        "dirección postal, geocodificación, callejero, nomenclátor",
        "endereço postal, geocodificação, logradouro",
        "postal address, geocoding, gazetteer",
    ),
    (
        "sitio web, portal web, portal institucional",
        "sítio eletrônico, site institucional, portal institucional",
        "website, web portal",
    ),
    (
        "gestor de contenidos, gestión de contenidos",
        "gestão de conteúdo, gerenciador de conteúdo",
        "content management, content management system",
    ),
    (
        "tablero de control, cuadro de mando, indicadores",
        "painel de indicadores, painel de controle",
        "dashboard, scorecard, indicators",
    ),
    (
        "inteligencia de negocios, analítica de datos",
        "inteligência de negócios, análise de dados",
        "business intelligence, data analytics",
    ),
    (
        "gestión de proyectos, cartera de proyectos, portafolio de proyectos",
        "gestão de projetos, portfólio de projetos",
        "project management, project portfolio, project portfolio management",
    ),
    (
        "correo electrónico, correo institucional",
        "correio eletrônico",
        "email, e-mail, electronic mail",
    ),
    (
        "videoconferencia, reunión virtual, videollamada",
        "videoconferência, reunião virtual, webconferência",
        "video conferencing, videoconference, web conferencing",
    ),
    (
        "mensajería instantánea, chat corporativo",
        "mensagens instantâneas, bate-papo",
        "instant messaging, team chat",
    ),
    (
        "ofimática, suite ofimática, hoja de cálculo, procesador de texto",
        "suíte de escritório, planilha eletrônica, editor de texto",
        "office suite, spreadsheet, word processor",
    ),
    (
        "almacenamiento de archivos, nube privada, compartir archivos",
        "armazenamento de arquivos, nuvem privada",
        "file sharing, file sync, cloud storage",
    ),
    ("respaldo, copia de seguridad", "cópia de segurança, backup", "backup, data backup"),
    (
        "ciberseguridad, seguridad de la información",
        "segurança da informação, cibersegurança",
        "cybersecurity, information security",
    ),
    (
        "accesibilidad, accesibilidad web",
        "acessibilidade, acessibilidade digital",
        "accessibility, web accessibility",
    ),
    (
        "protección de datos personales, datos personales, privacidad",
        "proteção de dados pessoais, dados pessoais, privacidade",
        "personal data protection, privacy",
    ),
    ("consentimiento", "consentimento", "consent"),
    (
        "cadena de bloques, libro mayor distribuido",
        "cadeia de blocos",
        "blockchain, distributed ledger",
    ),
    (
        "inteligencia artificial, aprendizaje automático",
        "inteligência artificial, aprendizado de máquina",
        "artificial intelligence, machine learning",
    ),
    (
        "dron, vehículo aéreo no tripulado",
        "drone, veículo aéreo não tripulado",
        "drone, unmanned aerial vehicle",
    ),
    (
        "sensor, telemetría, internet de las cosas",
        "sensor, telemetria, internet das coisas",
        "sensor, telemetry, internet of things",
    ),
    # sharing software
    (
        "software público, software libre, código abierto",
        "software público, software livre, código aberto",
        "public software, free software, open source",
    ),
    ("reutilización, reúso", "reutilização, reaproveitamento", "reuse"),
    (
        "convenio, acuerdo interinstitucional",
        "convênio, acordo de cooperação",
        "cooperation agreement, memorandum of understanding",
    ),
    (
        "organismo público, dependencia pública",
        "órgão público",
        "public body, government agency",
    ),
    (
        "intendencia, municipio, gobierno departamental, alcaldía",
        "prefeitura, município",
        "municipality, city council, local government",
    ),
)
"""Each row: Spanish, Portuguese, English; labels are parted by commas."""
