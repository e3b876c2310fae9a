"""How ready each version of a software is to be reused, topic by topic."""
