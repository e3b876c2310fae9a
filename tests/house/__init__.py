"""The manners of the house, asked of the code itself."""
