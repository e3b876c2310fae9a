"""The page of a software: what it is, whose, where it comes from, who reuses it."""
