import numpy as np
import pytest

from policymine.classify.decision import MOST_CODES, decide, shift_to_document

THRESHOLD = np.full(3, 0.4)


def test_none_stands_alone():
    (decision,) = decide(np.array([[0.5, -3.0, 2.0]]), THRESHOLD, None)
    assert decision.assigned == (2,)


def test_the_first_choice_has_the_highest_score_and_others_need_their_threshold():
    (decision,) = decide(np.array([[0.1, 1.5, -3.0]]), THRESHOLD, None)
    assert decision.assigned == (1, 0)
    (alone,) = decide(np.array([[-1.0, 1.5, -3.0]]), THRESHOLD, None)
    assert alone.assigned == (1,)


def test_something_is_always_assigned_and_a_weak_choice_is_uncertain():
    (decision,) = decide(np.array([[-2.0, -3.0, -4.0]]), THRESHOLD, None)
    assert decision.assigned == (0,)
    assert decision.uncertain


def test_no_more_than_three_codes():
    (decision,) = decide(np.array([[2.0, 2.0, 2.0, 2.0, -9.0]]), np.full(5, 0.4), None)
    assert len(decision.assigned) == MOST_CODES


def test_a_document_full_of_none_makes_none_likelier():
    prior = np.array([0.3, 0.3, 0.4])
    unsure = [0.1, -2.0, 0.0]
    among_none = shift_to_document(np.array([unsure] + [[-4.0, -4.0, 4.0]] * 20), prior)[0]
    among_codes = shift_to_document(np.array([unsure] + [[4.0, -4.0, -4.0]] * 20), prior)[0]
    assert among_none.argmax() == 2
    assert among_codes.argmax() == 0


@pytest.mark.parametrize("rows", [1, 2, 50])
def test_shifting_keeps_the_order_of_findings_out_of_the_result(rows):
    logits = np.random.default_rng(1).normal(size=(rows, 3))
    prior = np.array([0.3, 0.3, 0.4])
    there, back = shift_to_document(logits, prior), shift_to_document(logits[::-1], prior)[::-1]
    assert np.allclose(there, back)
