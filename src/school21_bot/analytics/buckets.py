"""Times in buckets, from which medians and percentiles are read: a bucket ends at the square root of 2 times its start.

A histogram with exponential buckets, as those of Prometheus and OpenTelemetry (scale 1): counts of any days and roles
can be added, and a quantile is wrong by no more than the width of its bucket.
"""

import math
from collections.abc import Mapping

_PER_DOUBLING = 2
LAST = 52
"""Two years and more."""


def bucket_of(seconds: float) -> int:
    """The bucket of a time: 0 up to a second, then two for each doubling."""
    if seconds <= 1:
        return 0
    return min(LAST, math.ceil(math.log2(seconds) * _PER_DOUBLING - 1e-9))


def bounds(bucket: int) -> tuple[float, float]:
    """The seconds between which the times of a bucket lie; the first is not among them."""
    if bucket <= 0:
        return 0.0, 1.0
    return 2 ** ((bucket - 1) / _PER_DOUBLING), 2 ** (bucket / _PER_DOUBLING)


def quantile(counts: Mapping[int, int], share: float) -> float | None:
    """The seconds that `share` of the times do not exceed, in a straight line within its bucket; None without times."""
    total = sum(count for count in counts.values() if count > 0)
    if not total:
        return None
    wanted, passed = share * total, 0
    for bucket in sorted(counts):
        count = counts[bucket]
        if count > 0 and passed + count >= wanted:
            low, high = bounds(bucket)
            return low + (high - low) * (wanted - passed) / count
        passed += max(0, count)
    return bounds(max(counts))[1]
