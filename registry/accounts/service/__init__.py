"""What can be done with accounts: people, their handover links, signing in, tokens."""
