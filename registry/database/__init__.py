"""The two databases: connections, column types and what every table has."""
