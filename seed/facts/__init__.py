"""What the seed knows, as plain data: true facts with their sources, and labelled demonstrations."""
