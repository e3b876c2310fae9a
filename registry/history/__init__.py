"""Every row as it was on any day, and the change number that rises in commit order."""
