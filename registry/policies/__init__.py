"""Rules and texts that an administrator edits: versions, each effective from a day on."""
