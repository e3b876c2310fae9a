"""What an agency must be able to do, before software is named."""
