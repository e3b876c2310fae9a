"""How a page object becomes HTML: templates, filters, static files and what a page may load."""
