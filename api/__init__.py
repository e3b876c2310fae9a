"""The JSON doors."""
