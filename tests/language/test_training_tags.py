"""PAROLE's morphology becomes UD's: by a table, and by the tree where the word leaves it open."""

from __future__ import annotations

from policymine.language.training.corpus import add_entities, match_key
from policymine.language.training.sources import Sentence, Token
from policymine.language.training.tags import learn_table, lemma_of, tag_with_tree

VERB, NOUN, ARTICLE = "VADR=----A-", "NCCSU==I", "PI-CSU--U"
PAIR = (
    Sentence((Token("en", msd=ARTICLE), Token("by", msd=NOUN), Token("har", msd=VERB))),
    Sentence(
        (
            Token("en", pos="DET", feats="Number=Sing"),
            Token("by", pos="NOUN", feats="Gender=Com"),
            Token("har", pos="VERB", feats="Tense=Pres"),
        )
    ),
)


def clause(*rows: tuple[str, str, str, int, str]) -> Sentence:
    return Sentence(
        tuple(Token(form, lemma, msd, head=at, relation=r) for form, lemma, msd, at, r in rows)
    )


def test_a_verb_over_another_is_an_auxiliary_and_one_alone_is_not() -> None:
    table = learn_table([PAIR])
    helping = clause(("har", "have", VERB, 0, "ROOT"), ("set", "se", VERB, 0, "vobj"))
    alone = clause(("har", "have", VERB, 0, "ROOT"), ("by", "by", NOUN, 0, "dobj"))
    assert [t.pos for t in tag_with_tree(helping, table).tokens] == ["AUX", "VERB"]
    assert [t.pos for t in tag_with_tree(alone, table).tokens] == ["VERB", "NOUN"]


def test_an_article_over_a_noun_is_a_determiner_and_one_alone_a_pronoun() -> None:
    table = learn_table([PAIR])
    article = clause(("en", "en", ARTICLE, 0, "subj"), ("by", "by", NOUN, 0, "nobj"))
    assert [t.pos for t in tag_with_tree(article, table).tokens] == ["DET", "NOUN"]
    assert tag_with_tree(clause(("en", "en", ARTICLE, 0, "subj")), table).tokens[0].pos == "PRON"


def test_an_unknown_morphology_stays_unannotated() -> None:
    (token,) = tag_with_tree(clause(("yes", "yes", "XF", 0, "ROOT")), learn_table([PAIR])).tokens
    assert (token.pos, token.feats) == ("", "")


def test_an_adverb_made_of_an_adjective_is_its_own_lemma() -> None:
    assert lemma_of(Token("Hurtigt", "hurtig", "ANP---=-R")) == "hurtigt"
    assert lemma_of(Token("hurtig", "hurtig", "ANPCSU=IU")) == "hurtig"


def test_names_join_the_sentence_with_the_same_words() -> None:
    ours = Sentence((Token("I_dag", pos="ADV"), Token("Odderup", pos="PROPN")))
    uner = Sentence((Token("I_dag", entity="O"), Token("Odderup", entity="B-LOC", space=False)))
    other = Sentence((Token("Grete", entity="B-PER"),))
    assert match_key(ours) == ("i", "dag", "odderup")
    merged, added = add_entities([ours], [uner, other])
    assert [(t.pos, t.entity, t.space) for t in merged.tokens] == [
        ("ADV", "O", True),
        ("PROPN", "B-LOC", False),
    ]
    assert added == other
