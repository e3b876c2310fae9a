"""The page that answers what is there."""
