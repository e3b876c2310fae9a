"""What each category is called in the languages of Acervo: for facets, and for words to be found by."""

from typing import NamedTuple


class CategoryWords(NamedTuple):
    """A category's name in Spanish, Portuguese and English."""

    es: str
    pt: str
    en: str


def category_name(code: str, language: str) -> str:
    """Return what a category is called in a language; a code that has no words stands for itself."""
    words = CATEGORY_WORDS.get(code)
    return code if words is None else words._asdict().get(language, words.en)


_W = CategoryWords
CATEGORY_WORDS: dict[str, CategoryWords] = {
    "accounting": _W("Contabilidad", "Contabilidade", "Accounting"),
    "agile-project-management": _W(
        "Gestión ágil de proyectos", "Gestão ágil de projetos", "Agile project management"
    ),
    "applicant-tracking": _W(
        "Selección de personal: seguimiento de postulantes",
        "Seleção de pessoal: acompanhamento de candidatos",
        "Recruitment: applicant tracking",
    ),
    "application-development": _W(
        "Desarrollo de aplicaciones", "Desenvolvimento de aplicações", "Application development"
    ),
    "appointment-scheduling": _W(
        "Agenda de citas y reserva de hora",
        "Agendamento de horários e atendimentos",
        "Appointment scheduling",
    ),
    "backup": _W("Copias de respaldo", "Cópias de segurança (backup)", "Backup"),
    "billing-and-invoicing": _W(
        "Facturación y cobranza", "Faturamento e cobrança", "Billing and invoicing"
    ),
    "blog": _W("Blog", "Blog", "Blog"),
    "budgeting": _W("Presupuesto", "Orçamento", "Budgeting"),
    "business-intelligence": _W(
        "Inteligencia de negocios y tableros de gestión",
        "Inteligência de negócios e painéis de gestão",
        "Business intelligence and management dashboards",
    ),
    "business-process-management": _W(
        "Gestión de procesos de negocio",
        "Gestão de processos de negócio",
        "Business process management",
    ),
    "cad": _W("Diseño asistido por computadora", "Desenho assistido por computador", "CAD"),
    "call-center-management": _W(
        "Centro de atención telefónica",
        "Central de atendimento telefônico",
        "Call centre management",
    ),
    "cloud-management": _W("Administración de la nube", "Gestão da nuvem", "Cloud management"),
    "collaboration": _W("Colaboración", "Colaboração", "Collaboration"),
    "communications": _W(
        "Comunicaciones y notificaciones",
        "Comunicações e notificações",
        "Communications and notifications",
    ),
    "compliance-management": _W(
        "Cumplimiento normativo", "Conformidade normativa", "Compliance management"
    ),
    "contact-management": _W(
        "Gestión de contactos", "Gestão de contatos", "Contact management"
    ),
    "content-management": _W(
        "Gestión de contenidos", "Gestão de conteúdo", "Content management"
    ),
    "crm": _W(
        "Relación con clientes y ciudadanos (CRM)",
        "Relacionamento com clientes e cidadãos (CRM)",
        "Customer and citizen relations (CRM)",
    ),
    "customer-service-and-support": _W(
        "Atención al público y soporte",
        "Atendimento ao público e suporte",
        "Customer service and support",
    ),
    "data-analytics": _W("Análisis de datos", "Análise de dados", "Data analytics"),
    "data-collection": _W(
        "Recolección de datos y formularios",
        "Coleta de dados e formulários",
        "Data collection and forms",
    ),
    "data-visualization": _W(
        "Visualización de datos", "Visualização de dados", "Data visualization"
    ),
    "design": _W("Diseño", "Design", "Design"),
    "design-system": _W("Sistema de diseño", "Sistema de design", "Design system"),
    "digital-asset-management": _W(
        "Gestión de recursos digitales", "Gestão de ativos digitais", "Digital asset management"
    ),
    "digital-citizenship": _W(
        "Ciudadanía digital y participación",
        "Cidadania digital e participação",
        "Digital citizenship and participation",
    ),
    "document-management": _W(
        "Gestión documental y expedientes",
        "Gestão de documentos e processos",
        "Document and records management",
    ),
    "donor-management": _W("Gestión de donantes", "Gestão de doadores", "Donor management"),
    "e-commerce": _W("Comercio electrónico", "Comércio eletrônico", "E-commerce"),
    "e-signature": _W(
        "Firma electrónica y certificados",
        "Assinatura eletrônica e certificados",
        "Electronic signature and certificates",
    ),
    "educational-content": _W(
        "Contenidos educativos", "Conteúdos educativos", "Educational content"
    ),
    "email-management": _W(
        "Gestión del correo electrónico", "Gestão de e-mail", "E-mail management"
    ),
    "email-marketing": _W(
        "Difusión por correo electrónico", "Divulgação por e-mail", "E-mail marketing"
    ),
    "employee-management": _W(
        "Gestión de funcionarios", "Gestão de servidores e funcionários", "Employee management"
    ),
    "enterprise-project-management": _W(
        "Gestión de proyectos, programas y portafolios",
        "Gestão de projetos, programas e portfólios",
        "Enterprise project and portfolio management",
    ),
    "enterprise-social-networking": _W(
        "Red social interna", "Rede social interna", "Enterprise social networking"
    ),
    "erp": _W(
        "Planificación de recursos (ERP, GRP)",
        "Planejamento de recursos (ERP, GRP)",
        "Resource planning (ERP, GRP)",
    ),
    "event-management": _W("Gestión de eventos", "Gestão de eventos", "Event management"),
    "facility-management": _W(
        "Gestión de edificios e instalaciones",
        "Gestão predial e de instalações",
        "Facility management",
    ),
    "feedback-and-reviews-management": _W(
        "Opiniones, quejas y sugerencias",
        "Opiniões, reclamações e sugestões",
        "Feedback and reviews management",
    ),
    "financial-reporting": _W(
        "Informes financieros", "Relatórios financeiros", "Financial reporting"
    ),
    "fleet-management": _W("Gestión de flota", "Gestão de frota", "Fleet management"),
    "fundraising": _W("Recaudación de fondos", "Captação de recursos", "Fundraising"),
    "gamification": _W("Ludificación", "Gamificação", "Gamification"),
    "geographic-information-systems": _W(
        "Sistemas de información geográfica y mapas",
        "Sistemas de informação geográfica e mapas",
        "Geographic information systems and maps",
    ),
    "grant-management": _W(
        "Gestión de subsidios y becas", "Gestão de subsídios e bolsas", "Grant management"
    ),
    "graphic-design": _W("Diseño gráfico", "Design gráfico", "Graphic design"),
    "help-desk": _W("Mesa de ayuda", "Central de ajuda (help desk)", "Help desk"),
    "hr": _W("Recursos humanos", "Recursos humanos", "Human resources"),
    "ide": _W(
        "Entorno de desarrollo",
        "Ambiente de desenvolvimento",
        "Integrated development environment",
    ),
    "identity-management": _W(
        "Gestión de identidad y acceso", "Gestão de identidade e acesso", "Identity management"
    ),
    "instant-messaging": _W(
        "Mensajería instantánea", "Mensagens instantâneas", "Instant messaging"
    ),
    "integrated-library-system": _W(
        "Sistema integrado de bibliotecas",
        "Sistema integrado de bibliotecas",
        "Integrated library system",
    ),
    "inventory-management": _W(
        "Inventario y control de existencias",
        "Inventário e controle de estoque",
        "Inventory and stock management",
    ),
    "it-asset-management": _W(
        "Activos informáticos", "Ativos de tecnologia da informação", "IT asset management"
    ),
    "it-development": _W(
        "Desarrollo de software", "Desenvolvimento de software", "Software development"
    ),
    "it-management": _W(
        "Gestión de tecnología de la información",
        "Gestão de tecnologia da informação",
        "IT management",
    ),
    "it-security": _W("Seguridad informática", "Segurança da informação", "IT security"),
    "it-service-management": _W(
        "Gestión de servicios de TI", "Gestão de serviços de TI", "IT service management"
    ),
    "knowledge-management": _W(
        "Gestión del conocimiento", "Gestão do conhecimento", "Knowledge management"
    ),
    "learning-management-system": _W(
        "Plataforma de aprendizaje", "Plataforma de aprendizagem", "Learning management system"
    ),
    "marketing": _W("Difusión y mercadeo", "Marketing e divulgação", "Marketing"),
    "mind-mapping": _W("Mapas mentales", "Mapas mentais", "Mind mapping"),
    "mobile-marketing": _W(
        "Difusión por teléfono móvil", "Divulgação por celular", "Mobile marketing"
    ),
    "mobile-payment": _W("Pago por teléfono móvil", "Pagamento por celular", "Mobile payment"),
    "network-management": _W(
        "Administración de redes", "Gestão de redes", "Network management"
    ),
    "office": _W("Ofimática", "Ferramentas de escritório", "Office"),
    "online-booking": _W("Reservas en línea", "Reservas on-line", "Online booking"),
    "online-community": _W("Comunidad en línea", "Comunidade on-line", "Online community"),
    "payment-gateway": _W("Pasarela de pagos", "Gateway de pagamento", "Payment gateway"),
    "payroll": _W("Liquidación de sueldos", "Folha de pagamento", "Payroll"),
    "predictive-analysis": _W(
        "Análisis predictivo", "Análise preditiva", "Predictive analysis"
    ),
    "procurement": _W("Compras y contrataciones", "Compras e contratações", "Procurement"),
    "productivity-suite": _W(
        "Suite de productividad", "Pacote de produtividade", "Productivity suite"
    ),
    "project-collaboration": _W(
        "Colaboración en proyectos", "Colaboração em projetos", "Project collaboration"
    ),
    "project-management": _W(
        "Gestión de proyectos", "Gestão de projetos", "Project management"
    ),
    "property-management": _W(
        "Administración de propiedades", "Administração de imóveis", "Property management"
    ),
    "real-estate-management": _W(
        "Gestión de inmuebles", "Gestão imobiliária", "Real estate management"
    ),
    "regulations-and-directives": _W(
        "Normas y reglamentos", "Normas e regulamentos", "Regulations and directives"
    ),
    "remote-support": _W("Asistencia remota", "Suporte remoto", "Remote support"),
    "resource-management": _W(
        "Gestión de recursos", "Gestão de recursos", "Resource management"
    ),
    "sales-management": _W("Gestión de ventas", "Gestão de vendas", "Sales management"),
    "seo": _W(
        "Posicionamiento en buscadores",
        "Otimização para mecanismos de busca",
        "Search engine optimisation",
    ),
    "service-desk": _W(
        "Mesa de servicios", "Central de serviços (service desk)", "Service desk"
    ),
    "social-media-management": _W(
        "Gestión de redes sociales", "Gestão de redes sociais", "Social media management"
    ),
    "survey": _W("Encuestas", "Pesquisas e enquetes", "Surveys"),
    "talent-management": _W("Gestión del talento", "Gestão de talentos", "Talent management"),
    "task-management": _W("Gestión de tareas", "Gestão de tarefas", "Task management"),
    "taxes-management": _W("Gestión de impuestos", "Gestão de impostos", "Tax management"),
    "test-management": _W("Gestión de pruebas", "Gestão de testes", "Test management"),
    "time-management": _W("Gestión del tiempo", "Gestão do tempo", "Time management"),
    "time-tracking": _W("Registro de horas", "Registro de horas", "Time tracking"),
    "translation": _W("Traducción", "Tradução", "Translation"),
    "video-conferencing": _W("Videoconferencia", "Videoconferência", "Video conferencing"),
    "video-editing": _W("Edición de video", "Edição de vídeo", "Video editing"),
    "visitor-management": _W(
        "Gestión de visitas y filas",
        "Gestão de visitantes e filas",
        "Visitor and queue management",
    ),
    "voip": _W(
        "Telefonía por internet", "Telefonia por internet (VoIP)", "Internet telephony (VoIP)"
    ),
    "warehouse-management": _W(
        "Gestión de depósitos", "Gestão de armazéns", "Warehouse management"
    ),
    "web-collaboration": _W(
        "Colaboración por la web", "Colaboração pela web", "Web collaboration"
    ),
    "web-conferencing": _W(
        "Conferencias por la web", "Conferências pela web", "Web conferencing"
    ),
    "website-builder": _W("Creación de sitios web", "Criação de sites", "Website builder"),
    "whistleblowing": _W(
        "Denuncia de irregularidades", "Denúncia de irregularidades", "Whistleblowing"
    ),
    "workflow-management": _W(
        "Flujos de trabajo y trámites en línea",
        "Fluxos de trabalho e serviços on-line",
        "Workflows and online procedures",
    ),
    "other": _W("Otra", "Outra", "Other"),
}
