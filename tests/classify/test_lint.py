from policymine.classify.lint import check_codebook
from policymine.resources import read_codebook, read_passages
from policymine.schema.codebook import Code, Codebook, Exclusion, NoCode, Passage


def book(**changes):
    good = {
        "id": "A",
        "title": "Træer",
        "definition": "Træer.",
        "terms": ("træ",),
        "exclude": (Exclusion(text="Huse", instead="none"),),
        "examples": ("Plante træer", "Flere træer", "Høje træer"),
    }
    code = Code.model_validate({**good, **changes})
    other = Code.model_validate({**good, "id": "B", "terms": ("hus",)})
    none = NoCode(title="none", examples=("a", "b", "c"))
    return Codebook(id="t", version="1", title="t", codes=(code, other), none=none)


def test_the_built_in_codebook_gives_no_remark():
    every_fifth = read_passages("kl-2012")[::5]  # codes are harder to tell apart by fewer texts
    assert check_codebook(read_codebook("kl-2012"), every_fifth) == []


def test_every_fault_is_named():
    said = "\n".join(
        check_codebook(
            book(
                terms=("træ", "hus"),
                examples=("Plante træer",),
                exclude=(Exclusion(text="Træ", instead="Z"),),
            ),
            (Passage(text="x", codes=("Q",)),),
        )
    )
    assert "'hus' stands under A, B" in said
    assert "A: 1 examples" in said
    assert "'Z', which is no code" in said
    assert "'Træ' both belongs and does not belong" in said
    assert "code 'Q', which the codebook lacks" in said


def test_codes_with_the_same_examples_cannot_be_told_apart():
    passages = [Passage(text=f"Plante {n} træer", codes=(code,)) for n in range(9) for code in "AB"]
    said = "\n".join(check_codebook(book(), passages))
    assert "cannot be told apart" in said
