"""The history of the tables. No version imports anything of ours."""
