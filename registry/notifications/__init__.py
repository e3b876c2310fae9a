"""What people and agencies are told, until they have read it."""
