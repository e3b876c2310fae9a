"""What is there: words, meaning and facets over the catalogue, derived from the database."""
