"""Until which day the makers of common base software support each of its lines (domain E18).

Only what a maker has published is here, by the page that says so; where it names a month, its last day
stands. What has no line is unknown: of JBoss AS, WildFly, CKAN, Odoo 8, GeoServer and PostGIS no day of
their makers is known to us.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from registry.policies.schemas import SupportLine

_SAYS: Final = {
    "PostgreSQL": "www.postgresql.org/support/versioning",
    "MySQL": "www.mysql.com/support/eol-notice.html",
    "PHP": "www.php.net/eol.php, www.php.net/supported-versions.php",
    "Java": "Oracle Java SE Support Roadmap",
    "Tomcat": "tomcat.apache.org/whichversion.html",
    "Python": "devguide.python.org/versions",
    "Node.js": "github.com/nodejs/release",
    "Spring Boot": "spring.io/projects/spring-boot#support",
    "Oracle Database": "Oracle Lifetime Support Policy, Technology Products",
}
_LINES: Final[Mapping[str, Mapping[str, str]]] = {
    "PostgreSQL": {
        "9.3": "2018-11-08", "9.4": "2020-02-13", "9.5": "2021-02-11", "9.6": "2021-11-11", "9": "2021-11-11",
        "10": "2022-11-10", "11": "2023-11-09", "12": "2024-11-21", "13": "2025-11-13", "14": "2026-11-12",
        "15": "2027-11-11",
    },
    "MySQL": {
        "5.1": "2013-12-31", "5.5": "2018-12-31", "5.6": "2021-02-28", "5.7": "2023-10-31", "5": "2023-10-31",
        "8.0": "2026-04-30",
    },
    "PHP": {
        "5.2": "2011-01-06", "5.3": "2014-08-14", "5.4": "2015-09-03", "5.5": "2016-07-21", "5.6": "2018-12-31",
        "5": "2018-12-31", "7.0": "2019-01-10", "7.1": "2019-12-01", "7.2": "2020-11-30", "7.3": "2021-12-06",
        "7.4": "2022-11-28", "7": "2022-11-28", "8.0": "2023-11-26", "8.1": "2025-12-31", "8.2": "2026-12-31",
        "8.3": "2027-12-31", "8.4": "2028-12-31",
    },
    "Java": {  # the end of extended support; what has no long-term support ends when the next one comes
        "6": "2018-12-31", "7": "2022-07-31", "8": "2030-12-31", "9": "2018-03-31", "10": "2018-09-30",
        "11": "2032-01-31", "12": "2019-09-30", "13": "2020-03-31", "14": "2020-09-30", "15": "2021-03-31",
        "16": "2021-09-30", "17": "2029-09-30",
    },
    "Tomcat": {
        "6": "2016-12-31", "7": "2021-03-31", "8.0": "2018-06-30", "8.5": "2024-03-31", "8": "2024-03-31",
        "10.0": "2022-10-31",
    },
    "Python": {
        "2.7": "2020-01-01", "2": "2020-01-01", "3.5": "2020-09-30", "3.6": "2021-12-23", "3.7": "2023-06-27",
        "3.8": "2024-10-07", "3.9": "2025-10-31", "3.10": "2026-10-31", "3.11": "2027-10-31",
    },
    "Node.js": {
        "8": "2019-12-31", "10": "2021-04-30", "12": "2022-04-30", "14": "2023-04-30", "16": "2023-09-11",
        "18": "2025-04-30", "20": "2026-04-30", "22": "2027-04-30",
    },
    "Spring Boot": {"1.5": "2019-08-01", "1": "2019-08-01", "2.3": "2021-05-20"},  # without a contract
    "Oracle Database": {"11.2": "2020-12-31", "12.1": "2022-07-31"},
}  # fmt: skip


def support_lines() -> Iterator[SupportLine]:
    """Yield each line with its last day and who says so."""
    for product, lines in _LINES.items():
        for line, day in lines.items():
            ends_on = date.fromisoformat(day)
            yield SupportLine(
                product=product, line=line, ends_on=ends_on, source=_SAYS[product]
            )
