"""How the catalogue is written: one file for each format, each a part at a time."""
