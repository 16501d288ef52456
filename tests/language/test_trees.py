"""DDT's trees become UD's: small ones by hand, and any at all stays a tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.language.training.relations import learn_names, name_relations
from policymine.language.training.sources import Sentence, Token
from policymine.language.training.trees import convert_tree

MSD = {
    "PRON": "PP3CSU-NU",
    "VERB": "VADR=----A-",
    "AUX": "VADR=----A-",
    "ADP": "SP",
    "NOUN": "NCCSU==D",
    "DET": "PI-CSU--U",
    "ADJ": "ANPCSU=IU",
    "CCONJ": "CC",
    "SCONJ": "CS",
    "PROPN": "NP--U==-",
    "PUNCT": "XP",
}


def sentence(*rows: str) -> Sentence:
    """Return a sentence from rows of "form lemma UPOS head relation", heads by their forms."""
    parts = [row.split() for row in rows]
    forms = [part[0] for part in parts]
    return Sentence(
        tuple(
            Token(
                form=form,
                lemma=lemma,
                msd=msd if msd else MSD[pos],
                pos=pos,
                head=forms.index(head),
                relation=relation,
            )
            for form, lemma, pos, head, relation, msd in (
                (*part, "") if len(part) == 5 else tuple(part) for part in parts
            )
        )
    )


def arcs(tree: Sentence) -> dict[str, tuple[str, str]]:
    """Return head and relation by form."""
    return {
        token.form: (tree.tokens[token.head].form, token.relation)
        for token in convert_tree(tree).tokens
    }


def test_a_preposition_becomes_the_case_of_its_noun() -> None:
    found = arcs(
        sentence(
            "Hun hun PRON bor subj",
            "bor bo VERB bor ROOT",
            "i i ADP bor mod",
            "byen by NOUN i nobj",
            ". . PUNCT bor pnct",
        )
    )
    assert found == {
        "Hun": ("bor", "nsubj"),
        "bor": ("bor", "ROOT"),
        "i": ("byen", "case"),
        "byen": ("bor", "obl"),
        ".": ("bor", "punct"),
    }


def test_an_auxiliary_hands_its_place_to_the_verb() -> None:
    found = arcs(
        sentence(
            "Hun hun PRON skal subj",
            "skal skulle AUX skal ROOT",
            "bygge bygge VERB skal vobj",
            "huse hus NOUN bygge dobj",
        )
    )
    assert found == {
        "Hun": ("bygge", "nsubj"),
        "skal": ("bygge", "aux"),
        "bygge": ("bygge", "ROOT"),
        "huse": ("bygge", "obj"),
    }


def test_a_copula_hands_its_place_to_the_predicate() -> None:
    found = arcs(sentence("Byen by NOUN er subj", "er være AUX er ROOT", "stor stor ADJ er pred"))
    assert found == {"Byen": ("stor", "nsubj"), "er": ("stor", "cop"), "stor": ("stor", "ROOT")}


def test_possessor_and_article_hang_on_the_noun() -> None:
    found = arcs(
        sentence(
            "Byens by NOUN ligger subj NCCSG==D",
            "park park NOUN Byens possd",
            "ligger ligge VERB ligger ROOT",
            "ved ved ADP ligger mod",
            "en en DET ved nobj",
            "sø sø NOUN en nobj",
        )
    )
    assert found["Byens"] == ("park", "nmod:poss")
    assert found["park"] == ("ligger", "nsubj")
    assert found["en"] == ("sø", "det")
    assert found["ved"] == ("sø", "case")


def test_conjuncts_hang_on_the_first_and_the_conjunction_on_the_next() -> None:
    found = arcs(
        sentence(
            "Byer by NOUN vokser subj",
            "og og CCONJ Byer coord",
            "veje vej NOUN og conj",
            "vokser vokse VERB vokser ROOT",
        )
    )
    assert found["veje"] == ("Byer", "conj")
    assert found["og"] == ("veje", "cc")


def test_the_first_word_of_a_name_is_its_head() -> None:
    found = arcs(
        sentence(
            "Grete Grete PROPN Holm namef",
            "Holm Holm PROPN bor subj",
            "bor bo VERB bor ROOT",
        )
    )
    assert found["Grete"] == ("bor", "nsubj")
    assert found["Holm"] == ("Grete", "flat")


def test_names_of_relations_are_learnt_from_the_same_trees_in_ud() -> None:
    ddt = sentence("Hun hun PRON bor subj", "bor bo VERB bor ROOT", "der der PRON bor lobj")
    gold = Sentence(
        (
            Token("Hun", pos="PRON", head=1, relation="nsubj"),
            Token("bor", pos="VERB", head=1, relation="ROOT"),
            Token("der", pos="PRON", head=1, relation="advmod:lmod"),
        )
    )
    names = learn_names([(ddt, gold), (ddt, gold)])
    named = name_relations(ddt, convert_tree(ddt), names)
    assert [token.relation for token in named.tokens] == ["nsubj", "ROOT", "advmod:lmod"]


@st.composite
def random_trees(draw: st.DrawFn) -> Sentence:
    size = draw(st.integers(1, 9))
    words = st.sampled_from([item for item in MSD.items() if item[0] != "PUNCT"])
    relations = st.sampled_from(
        ["subj", "dobj", "nobj", "vobj", "pred", "possd", "coord", "conj", "mod", "namef"]
    )
    tokens = []
    for index in range(size):
        pos, msd = draw(words)
        # a word hangs on an earlier one, or is one of several roots
        head = draw(st.integers(0, index))
        lemma = "være" if pos == "AUX" else "ord"
        tokens.append(Token(f"w{index}", lemma, msd, pos, head=head, relation=draw(relations)))
    order = draw(st.permutations(range(size)))
    place = {old: new for new, old in enumerate(order)}
    moved = [tokens[old] for old in order]
    return Sentence(
        tuple(
            Token(t.form, t.lemma, t.msd, t.pos, head=place[t.head], relation=t.relation)
            for t in moved
        )
    )


@given(random_trees())
def test_every_conversion_is_one_tree(tree: Sentence) -> None:
    heads = [token.head for token in convert_tree(tree).tokens]
    roots = [index for index, head in enumerate(heads) if head == index]
    assert len(roots) == 1
    for index in range(len(heads)):
        at = index
        for _ in heads:
            at = heads[at]
        assert at == roots[0]


@pytest.mark.parametrize("word", ["hvad", "hvem"])
def test_a_question_word_is_part_of_its_clause(word: str) -> None:
    found = arcs(
        sentence(
            "spørger spørge VERB spørger ROOT",
            f"{word} {word} PRON spørger dobj",
            f"kommer komme VERB {word} rel",
        )
    )
    assert found["kommer"][0] == "spørger"
    assert found[word][0] == "kommer"
