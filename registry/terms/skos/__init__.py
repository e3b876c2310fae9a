"""SKOS, in which thesauri are exchanged: ours written in it, and others read from it."""
