"""Which agency runs which software, what adapting it took, and what came back."""
