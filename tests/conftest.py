"""What every test may ask for by name; each lives in tests/environment."""

import registry.search.index.single_thread  # noqa: F401  it must come before numpy: see there

pytest_plugins = [
    "tests.environment.plugin",
    "tests.environment.network",
    "tests.environment.fixtures",
    "tests.environment.passwords",
    "tests.environment.browser",
    "tests.environment.server",
    "tests.environment.doors",
]
