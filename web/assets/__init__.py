"""What the pages are made of, and the script that builds web/static from it."""
