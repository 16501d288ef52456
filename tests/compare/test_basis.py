"""What a unit is compared on."""

from __future__ import annotations

from policymine.compare.basis import choose_plans, select_findings


def choose(make, *rows, places=()):
    return {plan.unit: plan for plan in choose_plans(make("documents", *rows), places)}


def doc(unit, name, kind="plan", start=None, end=None, **more):
    return {
        "unit": unit,
        "document": name,
        "kind": kind,
        "period_start": start,
        "period_end": end,
        **more,
    }


def test_the_newest_plan_counts_and_the_others_are_named(make):
    plan = choose(
        make,
        doc("Nordby", "old.txt", start=2015, end=2018),
        doc("Nordby", "new.txt", start=2020, end=2021),
        doc("Nordby", "status.txt", kind="status", start=2022),
    )["Nordby"]
    assert plan.documents == ("new.txt",)
    assert plan.others == ("old.txt", "status.txt")
    assert (plan.period_start, plan.period_end, plan.read) == (2020, 2021, True)


def test_a_plan_and_its_action_plan_count_together(make):
    plan = choose(
        make,
        doc("Nordby", "b.txt", kind="action_plan", start=2020, end=2024),
        doc("Nordby", "a.txt", start=2020, end=2024),
    )["Nordby"]
    assert plan.documents == ("a.txt", "b.txt")
    assert plan.kinds == ("plan", "action_plan")


def test_a_plan_in_force_counts_with_the_newest_action_plan_out_of_its_years(make):
    plan = choose(
        make,
        doc("Nordby", "gone.txt", start=2019, end=2022),
        doc("Nordby", "plan.txt", start=2024, end=2027),
        doc("Nordby", "first.txt", kind="action_plan", start=2025),
        doc("Nordby", "second.txt", kind="action_plan", start=2026),
    )["Nordby"]
    assert plan.documents == ("plan.txt", "second.txt")
    assert plan.others == ("gone.txt", "first.txt")
    assert (plan.period_start, plan.period_end) == (2024, 2027)


def test_an_action_plan_beyond_the_years_of_a_plan_stands_alone(make):
    plan = choose(
        make,
        doc("Nordby", "plan.txt", start=2019, end=2022),
        doc("Nordby", "actions.txt", kind="action_plan", start=2022, end=2023),
    )["Nordby"]
    assert plan.documents == ("actions.txt",)


def test_an_action_plan_belongs_to_the_newest_plan_that_holds_its_years(make):
    action = doc("Nordby", "actions.txt", kind="action_plan", start=2026)
    newer = doc("Nordby", "new.txt", start=2024, end=2027)
    for other in (
        doc("Nordby", "replaced.txt", start=2020, end=2030),
        doc("Nordby", "without-year.txt"),
    ):
        plan = choose(make, other, newer, action)["Nordby"]
        assert plan.documents == ("actions.txt", "new.txt")
        assert plan.others == (other["document"],)


def test_a_plan_that_says_no_end_goes_on_beside_its_action_plan(make):
    action = doc("Nordby", "actions.txt", kind="action_plan", start=2025, end=2026)
    for start, years in ((2022, (2022, 2026)), (None, (2025, 2026))):
        plan = choose(make, doc("Nordby", "plan.txt", start=start, end=start), action)["Nordby"]
        assert plan.documents == ("actions.txt", "plan.txt")
        assert (plan.period_start, plan.period_end) == years
    later = doc("Nordby", "later.txt", start=2027, end=2030)
    assert choose(make, action, later)["Nordby"].documents == ("later.txt",)


def test_a_status_or_an_action_plan_of_earlier_years_does_not_count_beside_a_plan(make):
    plan = choose(
        make,
        doc("Nordby", "plan.txt", start=2020, end=2021),
        doc("Nordby", "with-status.txt", kind="action_plan", start=2015, end=2018),
        doc("Nordby", "status.txt", kind="status", start=2021),
    )["Nordby"]
    assert plan.documents == ("plan.txt",)


def test_without_a_plan_a_status_report_is_the_basis(make):
    plans = choose(
        make, doc("Nordby", "s.txt", kind="status"), doc("Nordby", "o.txt", kind="other")
    )
    assert (plans["Nordby"].documents, plans["Nordby"].kinds) == (("s.txt",), ("status",))


def test_frameworks_and_notes_are_nobodys_plan(make):
    rows = (
        doc("Foreningen", "frame.txt", kind="framework"),
        doc("Nordby", "notes.txt", kind="notes"),
        doc("", "unknown.txt"),
    )
    assert choose(make, *rows) == {}
    listed = choose(make, *rows, places={"Nordby"})
    assert list(listed) == ["Nordby"]
    assert (listed["Nordby"].documents, listed["Nordby"].others) == ((), ("notes.txt",))


def test_a_document_that_could_not_be_read_may_be_the_plan(make):
    rows = (
        doc("Nordby", "new.txt", start=2020),
        doc("Nordby", "scan.pdf", kind="other", status="needs_ocr", characters=0),
    )
    plan = choose(make, *rows)["Nordby"]
    assert plan.documents == ("new.txt", "scan.pdf")
    assert not plan.read


def test_an_older_document_that_could_not_be_read_is_not_the_plan(make):
    rows = (
        doc("Nordby", "new.txt", start=2020),
        doc("Nordby", "scan.pdf", start=2010, status="needs_ocr", characters=0),
    )
    assert choose(make, *rows)["Nordby"].documents == ("new.txt",)


def test_poor_quality_is_not_read_well(make):
    assert not choose(make, doc("Nordby", "a.txt", quality=0.2))["Nordby"].read
    assert not choose(make, doc("Nordby", "a.txt", status="partial"))["Nordby"].read


def test_units_stand_in_danish_order(make):
    rows = [doc(unit, f"{unit}.txt") for unit in ("Aaby", "Ørby", "Byrum", "Æby")]
    assert list(choose(make, *rows)) == ["Byrum", "Æby", "Ørby", "Aaby"]


def test_what_a_second_document_of_the_unit_repeats_counts_once(make):
    plans = choose_plans(make("documents", doc("Nordby", "a.txt"), doc("Nordby", "b.txt")))
    goals = make(
        "goals",
        {"id": "1", "unit": "Nordby", "document": "a.txt", "title": "Flere i  job"},
        {"id": "2", "unit": "Nordby", "document": "a.txt", "title": "Flere i job"},
        {"id": "3", "unit": "Nordby", "document": "b.txt", "title": "flere i job"},
        {"id": "4", "unit": "Nordby", "document": "b.txt", "title": "Flere i bolig"},
        {"id": "5", "unit": "Nordby", "document": "other.txt", "title": "Flere i skole"},
    )
    assert list(select_findings(plans, goals)["id"]) == ["1", "2", "4"]
