"""Whole stories, told in a real browser against a real server on the seed."""
