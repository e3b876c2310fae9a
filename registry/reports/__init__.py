"""What reuse has avoided: reads all, and changes nothing of it."""
