"""A sealed dump that is cut at the edge of a chunk, or whose chunks were taken out or change places, does not open.

What an import says to such a file is in `tests/dumps/test_wrong_files.py`.
"""

import os
from itertools import pairwise

import pytest

from school21_bot.dumps.age import CHUNK, decrypted, encrypted, new_header
from school21_bot.dumps.refusals import DumpRefused

CHUNKS = 4
_SEALED = CHUNK + 16


@pytest.mark.parametrize("length", [CHUNKS * CHUNK, CHUNKS * CHUNK - 1, CHUNKS * CHUNK - CHUNK + 1])
def test_no_edge_of_a_chunk_passes_for_the_end(length: int) -> None:
    header, key = new_header("correct horse", work=4)
    content = os.urandom(length)
    whole = b"".join(encrypted(key, header, [content]))
    begin = len(header) + 16
    edges = [*range(begin, len(whole), _SEALED), len(whole)]
    assert len(edges) == CHUNKS + 1
    assert b"".join(decrypted(key, [whole])) == content
    for cut in [*edges[:-1], *(edge + 1 for edge in edges[:-1]), *(edge - 1 for edge in edges)]:
        with pytest.raises(DumpRefused):
            b"".join(decrypted(key, [whole[:cut]]))


def test_chunks_taken_out_doubled_or_swapped_do_not_open() -> None:
    header, key = new_header("correct horse", work=4)
    whole = b"".join(encrypted(key, header, [os.urandom(CHUNKS * CHUNK)]))
    begin = len(header) + 16
    edges = [*range(begin, len(whole), _SEALED), len(whole)]
    head, chunks = whole[:begin], [whole[first:last] for first, last in pairwise(edges)]
    for number in range(CHUNKS):
        without = chunks[:number] + chunks[number + 1 :]
        doubled = chunks[: number + 1] + chunks[number:]
        turned = chunks[:number] + list(reversed(chunks[number : number + 2])) + chunks[number + 2 :]
        for wrong in (without, doubled, turned):
            if wrong != chunks:
                with pytest.raises(DumpRefused):
                    b"".join(decrypted(key, [head, *wrong]))
