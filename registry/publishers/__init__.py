"""Who publishes code, tied to an agency or not yet."""
