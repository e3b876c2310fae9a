"""The command `acervo`, as whoever runs it types it."""

from dataclasses import dataclass

from click.testing import Result
from typer.testing import CliRunner

from cli.main import app
from registry.settings import Settings
from tests.environment.server import environment_of

TOLD_TO_WORKERS = ("ACERVO_PORT", "ACERVO_WORKERS", "PROMETHEUS_MULTIPROC_DIR")
"""What `serve` leaves in the environment for its workers: here it is undone when it ends."""


@dataclass(frozen=True)
class Acervo:
    """Whoever types `acervo …` on a machine with some settings."""

    settings: Settings

    def __call__(
        self, *arguments: object, typed: str | None = None, **environment: str
    ) -> Result:
        """Run one command; what it raises fails the test."""
        return CliRunner().invoke(
            app,
            [str(argument) for argument in arguments],
            input=typed,
            env={
                **environment_of(self.settings),
                "ACERVO_DEFAULT_LANGUAGE": "en",
                **dict.fromkeys(TOLD_TO_WORKERS),
                **environment,
            },
            catch_exceptions=False,
        )
