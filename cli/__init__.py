"""The command `acervo`: one file for each group. Above the doors, with no decisions and no SQL."""
