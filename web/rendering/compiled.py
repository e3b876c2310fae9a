"""Keeps compiled templates beside their sources, as Python keeps its own modules.

Compiling what one page needs takes half a second, which the first reader after each start would wait.
"""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from registry.language.vocabulary import Language


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be written, each process compiles its own."""

    def __init__(self, beside: Path, language: Language) -> None:
        """Keep one language's apart: a filter over a constant is worked out when it is compiled."""
        self._folder = beside / "__pycache__"
        super().__init__(str(self._folder), f"{language}-%s.jinja2")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless Python was told to keep nothing or the folder takes nothing."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
