"""How well a software fits a need, and why."""
