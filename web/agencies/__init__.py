"""The pages of agencies: which there are, what each publishes, reuses and needs, and how they change."""
