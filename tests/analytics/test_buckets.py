"""Medians and percentiles out of buckets are as exact as the buckets are wide."""

import math
from collections import Counter
from random import Random

import pytest

from school21_bot.analytics.buckets import LAST, bounds, bucket_of, quantile


@pytest.mark.parametrize("seconds", [0.0, 0.4, 1, 1.01, 2, 3, 59.5, 60, 3600, 86_400, 10**7])
def test_a_time_lies_between_the_bounds_of_its_bucket(seconds: float) -> None:
    low, high = bounds(bucket_of(seconds))
    assert low <= seconds <= high * (1 + 1e-9)


def test_what_takes_longer_than_all_buckets_is_in_the_last() -> None:
    assert bucket_of(10**12) == LAST


def test_without_times_there_is_no_median() -> None:
    assert quantile({}, 0.5) is None
    assert quantile({3: 0, 4: -1}, 0.5) is None


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_quantile_is_wrong_by_no_more_than_its_bucket_is_wide(share: float) -> None:
    rng = Random(7)  # not for secrets
    times = sorted(rng.lognormvariate(4, 1.5) for _ in range(5_000))
    found = quantile(Counter(bucket_of(time) for time in times), share)
    exact = times[math.ceil(share * len(times)) - 1]
    assert found is not None
    assert 2**-0.5 <= found / exact <= 2**0.5
