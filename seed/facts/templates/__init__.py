"""Requirements that needs usually have, by category, offered when a need is stated."""
