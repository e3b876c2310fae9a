"""What every test may ask for by name; each lives in tests/environment."""

pytest_plugins = [
    "tests.environment.plugin",
    "tests.environment.network",
    "tests.environment.fixtures",
    "tests.environment.browser",
    "tests.environment.server",
    "tests.environment.doors",
]
