"""Work that outlives a request: one table of jobs, and the runner that does them."""
