import pytest

from policymine.classify.topic import Topic
from policymine.resources import read_codebook
from policymine.schema.codebook import Codebook, NoCode

ROADS = "Vejene i kommunen får ny asfalt, og der anlægges stier mellem byerne. " * 60
CARE = "Borgere med psykiske lidelser får støtte af kommunens socialpsykiatri i hverdagen. " * 60


@pytest.fixture(scope="module")
def topic():
    return Topic(read_codebook("kl-2012"))


def expected_none(topic, plan, passage="Fast kontaktperson", near=None):
    return topic.expected_none(passage, plan[:2000] if near is None else near, topic.density(plan))


def test_a_plan_for_the_field_expects_few_promises_without_a_code(topic):
    assert expected_none(topic, CARE) < 0.2
    assert expected_none(topic, ROADS) > 0.95


def test_a_short_text_says_little_about_its_topic(topic):
    assert topic.density(CARE) > topic.density(ROADS[:70]) > topic.density(ROADS)


def test_the_more_a_plan_names_its_field_the_less_none_is_expected(topic):
    mixed = [expected_none(topic, ROADS + CARE[: 85 * n], near="") for n in range(0, 20, 4)]
    assert mixed == sorted(mixed, reverse=True)
    assert mixed[0] > mixed[-1]


def test_the_part_of_a_plan_that_a_promise_stands_in_says_more_than_the_rest(topic):
    mixed = ROADS * 4 + CARE[:850]
    assert expected_none(topic, mixed, near=ROADS[:2000]) > 0.5
    assert expected_none(topic, mixed, near=CARE[:850]) < 0.2


@pytest.mark.parametrize("name", ["psykisk sårbare", "socialpsykiatrien", "Sindslidendes"])
def test_a_promise_that_names_the_people_or_the_field_is_about_them_in_any_plan(topic, name):
    assert expected_none(topic, ROADS, f"Fast kontaktperson til {name}") < 0.2


def test_a_codebook_that_does_not_say_what_it_is_about_expects_nothing():
    book = Codebook(id="t", version="1", title="t", codes=(), none=NoCode(title="none"))
    assert Topic(book).density(ROADS) is None
