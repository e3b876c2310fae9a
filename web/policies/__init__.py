"""The pages of the policies: what each says, what it said, and how it is given another version."""
