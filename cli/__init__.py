"""The command `acervo`."""
