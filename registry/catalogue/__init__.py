"""Software that is published, and how ready it is to be reused."""
