"""The pages of reports, and the files that go with them."""
