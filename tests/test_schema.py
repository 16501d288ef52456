"""What holds for every record."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import ValidationError

from policymine.schema.base import Anchor

ANCHOR = Anchor(document="doc-1", block=0, page=1, start=0, end=4, quote="plan")


def test_a_record_is_frozen_and_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError):
        ANCHOR.page = 2  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Anchor.model_validate({**ANCHOR.model_dump(), "line": 3})


def test_records_share_the_set_of_their_fields_and_copies_are_records() -> None:
    other = Anchor.model_validate_json(ANCHOR.model_dump_json())
    assert other.model_fields_set is ANCHOR.model_fields_set
    changed = ANCHOR.model_copy(update={"page": 2})
    assert changed.model_dump() == {**ANCHOR.model_dump(), "page": 2}
    assert ANCHOR.page == 1
    assert copy.deepcopy(ANCHOR) == pickle.loads(pickle.dumps(ANCHOR)) == other == ANCHOR
