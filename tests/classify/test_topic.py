import pytest

from policymine.classify.topic import Topic
from policymine.resources import read_codebook
from policymine.schema.codebook import Codebook, NoCode

ROADS = "Vejene i kommunen får ny asfalt, og der anlægges stier mellem byerne. " * 60
CARE = "Borgere med psykiske lidelser får støtte af kommunens socialpsykiatri i hverdagen. " * 60


@pytest.fixture(scope="module")
def topic():
    return Topic(read_codebook("kl-2012"))


def test_a_plan_for_the_field_expects_few_promises_without_a_code(topic):
    assert topic.expected_none(CARE) < 0.2
    assert topic.expected_none(ROADS) > 0.8


def test_a_short_text_says_little_about_its_topic(topic):
    assert topic.expected_none(CARE) < topic.expected_none(ROADS[:70]) < topic.expected_none(ROADS)


def test_the_more_a_plan_names_its_field_the_less_none_is_expected(topic):
    mixed = [topic.expected_none(ROADS + CARE[: 85 * n]) for n in range(0, 20, 4)]
    assert mixed == sorted(mixed, reverse=True)


def test_a_codebook_that_does_not_say_what_it_is_about_expects_nothing():
    book = Codebook(id="t", version="1", title="t", codes=(), none=NoCode(title="none"))
    assert Topic(book).expected_none(ROADS) is None
