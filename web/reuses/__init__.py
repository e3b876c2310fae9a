"""The pages on which reuses are recorded, moved on and read."""
