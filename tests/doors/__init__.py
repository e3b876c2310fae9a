"""Both doors, as anyone who knocks meets them."""
