"""What is true: one folder for each concept, no HTTP, no HTML."""
