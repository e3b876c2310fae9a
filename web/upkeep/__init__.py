"""The pages of who keeps a software going, and an agency's view of all that it answers for."""
