"""The fit of the weights of comparing finds what is known."""

import math

import pytest

from tests.benchmarks.regression import Row, logistic_regression


def test_the_weight_of_a_share_is_its_log_odds() -> None:
    rows = [Row((1.0,), right, 1.0) for right in (True, True, True, False)]
    assert logistic_regression(rows, (0.0,)) == pytest.approx([math.log(3)])


def test_weights_count_as_many_rows_as_they_say_and_offsets_are_taken_off() -> None:
    rows = [Row((1.0,), True, 3.0, offset=1.0), Row((1.0,), False, 1.0, offset=1.0)]
    assert logistic_regression(rows, (0.0,)) == pytest.approx([math.log(3) - 1])


def test_two_features_are_told_apart_and_a_ridge_holds_back() -> None:
    rows = [
        Row((1.0, a, b), right, weight)
        for a, b, right, weight in (
            (0, 0, False, 8), (0, 0, True, 2), (1, 0, False, 2), (1, 0, True, 8), (0, 1, False, 8), (0, 1, True, 2),
        )
    ]  # fmt: skip
    bias, first, second = logistic_regression(rows, (0.0, 0.0, 0.0))
    assert (bias, first, second) == pytest.approx((math.log(1 / 4), math.log(16), 0.0), abs=1e-6)
    assert logistic_regression(rows, (0.0, 9.0, 0.0))[1] < first / 2
