"""What the tests stand on: throw-away databases, a browser, a server, a quiet network."""
