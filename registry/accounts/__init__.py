"""People: their roles, how they sign in, and the tokens of their agencies."""
