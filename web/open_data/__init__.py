"""Open data: the page that lists what there is, the files, the feed and the sitemaps."""
