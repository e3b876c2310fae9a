"""A second look at what owners publish: the queue, the remarks, and who decided."""
