import numpy as np

from policymine.classify.decision import MOST_CODES, decide, shift_for

THRESHOLD = np.full(3, 0.4)


def test_none_stands_alone():
    (decision,) = decide(np.array([[0.5, -3.0, 2.0]]), THRESHOLD)
    assert decision.assigned == (2,)


def test_the_first_choice_has_the_highest_score_and_others_need_their_threshold():
    (decision,) = decide(np.array([[0.1, 1.5, -3.0]]), THRESHOLD)
    assert decision.assigned == (1, 0)
    (alone,) = decide(np.array([[-1.0, 1.5, -3.0]]), THRESHOLD)
    assert alone.assigned == (1,)


def test_something_is_always_assigned_and_a_weak_choice_is_uncertain():
    (decision,) = decide(np.array([[-2.0, -3.0, -4.0]]), THRESHOLD)
    assert decision.assigned == (0,)
    assert decision.uncertain


def test_no_more_than_three_codes():
    (decision,) = decide(np.array([[2.0, 2.0, 2.0, 2.0, -9.0]]), np.full(5, 0.4))
    assert len(decision.assigned) == MOST_CODES


def test_a_plan_about_something_else_makes_none_likelier():
    trained = np.array([0.3, 0.3, 0.4])
    unsure = np.array([0.1, -2.0, 0.0])
    assert (unsure + shift_for(trained, 0.9)).argmax() == 2
    assert (unsure + shift_for(trained, 0.1)).argmax() == 0


def test_a_plan_like_the_training_texts_moves_nothing():
    trained = np.array([0.3, 0.3, 0.4])
    assert np.allclose(shift_for(trained, 0.4), 0)
