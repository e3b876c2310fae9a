"""Public bodies: their kinds, mergers and successors."""
