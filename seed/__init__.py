"""A small, true registry for a first look and for development."""
