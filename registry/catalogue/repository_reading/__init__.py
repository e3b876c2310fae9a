"""Looks into a repository, from its address, for what it says of itself."""
