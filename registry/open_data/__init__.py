"""The catalogue as open data: whole, in the formats that the world reads, for whoever asks."""
