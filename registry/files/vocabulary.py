"""What is taken."""

LARGEST = 20 * 2**20  # bytes
LONGEST_NAME = 120  # characters
UNKNOWN_TYPE = "application/octet-stream"
