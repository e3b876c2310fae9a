"""Who is asking: id, agency, roles and scopes. No table."""
