"""Searches and needs that somebody is told of when an entry answers them."""
