"""No nonce is used twice: not after a fork, not by threads that seal at once."""

import os
from concurrent.futures import ThreadPoolExecutor

from school21_bot.sealing import Sealer
from tests.sealing.forging import CARD, PLACE


def test_a_forked_process_draws_other_nonces(sealer: Sealer) -> None:
    sealer.seal(PLACE, CARD)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, sealer.seal(PLACE, CARD).record[6:18])
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 12) != sealer.seal(PLACE, CARD).record[6:18]
    os.close(reading)
    os.close(writing)


def test_threads_that_seal_at_once_draw_other_nonces(sealer: Sealer) -> None:
    def nonces(_: int) -> list[bytes]:
        return [sealer.seal(PLACE, CARD).record[6:18] for _ in range(2000)]

    with ThreadPoolExecutor(8) as pool:
        drawn = [nonce for some in pool.map(nonces, range(8)) for nonce in some]
    assert len(set(drawn)) == 8 * 2000


def test_a_record_written_anew_draws_another_nonce(sealer: Sealer, record: bytes) -> None:
    again = [sealer.reseal(PLACE, record).record for _ in range(1000)]
    assert len({one[6:18] for one in [record, *again]}) == 1001
