"""The files of one folder of an index."""

from typing import Final

ROWS: Final = "rows.jsonl"  # one line a row, or one that says which entry is gone
WORDS: Final = "words.txt"  # one known word a line; its number is the line's
WORD_VECTORS: Final = "words.i8"
PASSAGE_VECTORS: Final = "passages.i8"
WHOLE_VECTORS: Final = "wholes.i8"
TOKENS: Final = "tokens.i32"  # the numbers of each row's words, row after row
COUNTS: Final = "counts.u8"  # how often each of them stands in the row
NEAR_STARTS: Final = "near_starts.i64"
NEAR_WORDS: Final = "near_words.i32"
NEAR_COSINES: Final = "near_cosines.f16"
LEXICAL: Final = "lexical"  # Tantivy's own folder

SEALED: Final = (
    ROWS,
    WORDS,
    WORD_VECTORS,
    PASSAGE_VECTORS,
    WHOLE_VECTORS,
    TOKENS,
    COUNTS,
    NEAR_STARTS,
    NEAR_WORDS,
    NEAR_COSINES,
)
