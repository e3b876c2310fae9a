"""How the thesaurus's first concepts stand to each other: what is broader, and what is related.

Each pair names concepts by their preferred label in Spanish. Broader is said where whatever is called
by the first is called by the second too; related where one is looked for by whoever needs the other.
"""

from typing import Final

BROADER: Final[tuple[tuple[str, str], ...]] = (
    # attending people
    ("turno", "atención al ciudadano"),
    ("gestión de filas", "atención al ciudadano"),
    ("ventanilla única", "atención al ciudadano"),
    ("centro de llamadas", "atención al ciudadano"),
    ("reclamo", "atención al ciudadano"),
    ("reclamo vecinal", "reclamo"),
    ("consulta pública", "participación ciudadana"),
    # paper and records
    ("expediente", "gestión documental"),
    ("mesa de entrada", "gestión documental"),
    ("archivo histórico", "gestión documental"),
    ("digitalización", "gestión documental"),
    ("acta", "gestión documental"),
    # money and goods
    ("presupuesto", "contabilidad"),
    ("tesorería", "contabilidad"),
    ("tasa municipal", "tributo"),
    ("pliego", "compras públicas"),
    ("inventario", "bienes patrimoniales"),
    ("flota", "bienes patrimoniales"),
    # people of the agency
    ("liquidación de sueldos", "recursos humanos"),
    ("control de asistencia", "recursos humanos"),
    ("licencia reglamentaria", "recursos humanos"),
    ("concurso", "recursos humanos"),
    ("evaluación del desempeño", "recursos humanos"),
    ("capacitación", "recursos humanos"),
    # health, education, society
    ("historia clínica", "salud"),
    ("vacunación", "salud"),
    ("farmacia", "salud"),
    ("laboratorio clínico", "salud"),
    ("escuela", "educación"),
    ("subsidio", "servicios sociales"),
    ("registro de beneficiarios", "servicios sociales"),
    # the town
    ("habilitación comercial", "trámite"),
    ("permiso de construcción", "trámite"),
    ("residuos", "medio ambiente"),
    ("arbolado", "medio ambiente"),
    # machines
    ("gestor de contenidos", "sitio web"),
    ("inteligencia de negocios", "tablero de control"),
    ("protección de datos personales", "ciberseguridad"),
)

RELATED: Final[tuple[tuple[str, str], ...]] = (
    ("turno", "gestión de filas"),
    ("trámite", "formulario"),
    ("trámite", "flujo de trabajo"),
    ("reclamo", "denuncia"),
    ("reclamo vecinal", "alumbrado público"),
    ("expediente", "firma electrónica"),
    ("expediente", "flujo de trabajo"),
    ("firma electrónica", "certificado digital"),
    ("firma electrónica", "sello de tiempo"),
    ("notificación electrónica", "correo electrónico"),
    ("participación ciudadana", "presupuesto"),
    ("participación ciudadana", "elección"),
    ("compras públicas", "factura electrónica"),
    ("datos abiertos", "transparencia"),
    ("catastro", "información geográfica"),
    ("dirección postal", "información geográfica"),
    ("identidad digital", "certificado digital"),
    ("SAE", "turno"),
    ("GRP", "contabilidad"),
    ("HCEN", "historia clínica"),
    ("FHIR", "historia clínica"),
    ("PDI", "interoperabilidad"),
    ("SIG", "información geográfica"),
    ("RRHH", "recursos humanos"),
    ("BI", "inteligencia de negocios"),
    ("CMS", "gestor de contenidos"),
)
