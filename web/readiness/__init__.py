"""The pages of how ready a software is to be reused, and how complete its entry is."""
