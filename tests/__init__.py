"""The same tree again as tests, and whole journeys, the house's own checks, benchmarks."""
