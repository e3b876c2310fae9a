"""The command, run as whoever runs Acervo runs it."""
