"""What was uploaded, in the database or in a shared folder."""
