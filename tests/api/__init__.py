"""The JSON door's concepts, asked as programs ask."""
