"""The table of every route and who may use it, one file for each concept."""
