"""Requests that are sent again: done once, and answered again as they were the first time."""
