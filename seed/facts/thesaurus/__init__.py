"""The concepts that the thesaurus begins with."""
