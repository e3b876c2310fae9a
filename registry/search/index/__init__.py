"""The index a node keeps of the catalogue: words in Tantivy, meaning in vectors, one ranking."""
