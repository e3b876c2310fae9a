"""The pages on which needs are stated, read and edited."""
