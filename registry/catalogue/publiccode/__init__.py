"""The reader of publiccode.yml: what a file says, and what is wrong with it, line by line."""
