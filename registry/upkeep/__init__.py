"""Who keeps a software going: who helps, who takes it over, and when its entry was last confirmed."""
