"""The languages readers are served in, and the words and formats of each."""
