"""`merge`: a file like any other, a report, and nothing overwritten."""

from pathlib import Path

import pytest

from tests.cli_helpers import Desk, Outcome, call, is_one_sentence, make_desk, read_strictly
from tests.storage_helpers import write_assessment

A, B, C = "A. Ames", "B. Brown", "C. Cole"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, analyst=A).given(("economy.share", "30"), ("security.bases", "1"))


def by(desk: Desk, analyst: str, *answers: tuple[str, str], **changes: object) -> Path:
    """Return the file of another analyst who gave some answers."""
    name = f"{analyst.rpartition(' ')[2].lower()}.assessment.yaml"
    path = write_assessment(desk.folder / name, analyst=analyst, depth="full", **changes)
    for question, value in answers:
        assert call("answer", path, question, value, "--pack", desk.pack).code == 0
    return path


def merge(desk: Desk, *rest: str | Path, out: str = "out.assessment.yaml") -> Outcome:
    """Merge the desk's file with others."""
    return desk.run("merge", *rest, "-o", desk.folder / out)


def merged(desk: Desk, *others: Path) -> Desk:
    """Return a desk with the merged file, which must have been accepted."""
    outcome = merge(desk, *others)
    assert (outcome.code, outcome.err) == (0, "")
    return Desk(desk.folder, desk.folder / "out.assessment.yaml", desk.pack)


BASES = ("security.bases", "4")


def test_merged_file_is_one_like_any_other(desk: Desk) -> None:
    """It checks, scores, and takes answers."""
    both = merged(desk, by(desk, B, BASES))
    assert both.run("check").out.startswith("1 file checked: 0 problems, 0 pieces")
    assert "Between levels 1 and 4, taken as 4" in both.run("summary").out
    both.given(("economy.share", "45"))
    assert both.kept("economy.share")["value"] == 45
    assert "opinions" not in both.kept("economy.share")
    assert len(both.kept("security.bases")["opinions"]) == 2


def test_merged_file_keeps_who_said_what(desk: Desk) -> None:
    """Each answer holds the opinions it came from, by analyst."""
    bases = merged(desk, by(desk, C, BASES), by(desk, B, ("security.bases", "2"))).kept(BASES[0])
    assert (bases["state"], bases["low"], bases["high"], bases["working"]) == ("range", 1.0, 4.0, 2)
    said = [(opinion["analyst"], opinion["value"]) for opinion in bases["opinions"]]
    assert said == [(A, 1), (B, 2), (C, 4)]


def test_note_on_a_merged_answer_keeps_the_opinions(desk: Desk) -> None:
    """Only another answer replaces what it rested on; a note does not."""
    both = merged(desk, by(desk, B, BASES))
    assert both.run("answer", "security.bases", "--note", "Discussed.").code == 0
    assert len(both.kept("security.bases")["opinions"]) == 2
    assert both.kept("security.bases")["working"] == 4


def test_order_of_files_does_not_matter(desk: Desk) -> None:
    """Whatever the order, the same file is written, but for the time."""
    other = by(desk, B, BASES)
    merged(desk, other)
    assert (
        call("merge", other, desk.file, "-o", desk.folder / "2.yaml", "--pack", desk.pack)[0] == 0
    )
    one, two = (
        {**read_strictly(desk.folder / name), "created": "", "updated": ""}
        for name in ("out.assessment.yaml", "2.yaml")
    )
    assert one == two


def test_report_says_what_to_discuss(desk: Desk) -> None:
    """Alpha, the disputed question and where the file went are printed."""
    outcome = merge(desk, by(desk, B, BASES, ("economy.share", "30")))
    assert "Overall: " in outcome.out
    assert "DISCUSS FIRST" in outcome.out
    assert "(security.bases), 3.0 levels apart" in outcome.out
    assert outcome.out.splitlines()[-1] == f"Saved {desk.folder / 'out.assessment.yaml'}"


def test_nameless_analyst_goes_by_the_file(desk: Desk) -> None:
    """Without an analyst in the file its name is used."""
    path = write_assessment(desk.folder / "port.assessment.yaml", depth="full")
    assert call("answer", path, *BASES, "--pack", desk.pack).code == 0
    bases = merged(desk, path).kept("security.bases")
    assert [opinion["analyst"] for opinion in bases["opinions"]] == [A, "port"]


# What is refused


def refused(desk: Desk, outcome: Outcome, code: int, *words: str) -> None:
    """Assert that nothing was merged, and why, in one sentence."""
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (code, "", True)
    assert not (desk.folder / "out.assessment.yaml").exists()
    assert [word for word in words if word not in outcome.err] == []


def test_one_file_is_refused(desk: Desk) -> None:
    """One analyst is no group."""
    refused(desk, merge(desk), 2, "at least two")


def test_other_partnership_is_refused(desk: Desk) -> None:
    """Assessments of different partnerships are told apart by name."""
    other = by(desk, B, partnership={"us": "Our side", "partner": "Somebody else"})
    refused(desk, merge(desk, other), 2, "different partnerships", "Somebody else", A, B)


def test_other_checklists_are_refused(desk: Desk) -> None:
    """Assessments made with another version of the pack cannot be merged."""
    other = by(desk, B, pack={"id": "small", "version": "2.0"})
    refused(desk, merge(desk, other), 2, "different checklists", "small 2.0")


def test_checklists_that_are_not_at_hand_are_refused(desk: Desk) -> None:
    """Files made with a pack of another id need that pack."""
    files = [by(desk, name, pack={"id": "large", "version": "1.0"}) for name in (B, C)]
    outcome = call("merge", *files, "-o", desk.folder / "out.assessment.yaml", "--pack", desk.pack)
    refused(desk, outcome, 2, "large", "--pack")


def test_older_checklists_are_noted(desk: Desk) -> None:
    """Files made with an older version are merged, and each is said to be."""
    files = [by(desk, name, pack={"id": "small", "version": "0.9"}) for name in (B, C)]
    outcome = call("merge", *files, "-o", desk.folder / "out.assessment.yaml", "--pack", desk.pack)
    assert outcome.code == 0
    notes = [line for line in outcome.err.splitlines() if "version 0.9" in line]
    assert [B in notes[0], C in notes[1], len(notes)] == [True, True, 2]


def test_same_analyst_twice_is_refused(desk: Desk) -> None:
    """Two files of one analyst are one opinion too many."""
    refused(desk, merge(desk, desk.file), 2, A)


def test_merged_file_is_not_merged_again(desk: Desk) -> None:
    """What holds several opinions is no analyst's own file."""
    both = merged(desk, by(desk, B, BASES))
    outcome = merge(desk, both.file, out="again.assessment.yaml")
    assert (outcome.code, is_one_sentence(outcome.err)) == (2, True)
    assert "merged from several analysts already" in outcome.err


def test_invalid_file_is_3(desk: Desk) -> None:
    """A file that cannot be understood ends with 3; nothing is merged."""
    broken = desk.folder / "broken.assessment.yaml"
    broken.write_text("kind: partnership-assessment\n")
    assert merge(desk, broken).code == 3
    assert not (desk.folder / "out.assessment.yaml").exists()


# Nothing is overwritten


def test_file_that_exists_is_kept(desk: Desk) -> None:
    """Without --force a second merger does not replace the first."""
    other = by(desk, B, BASES)
    before = merged(desk, other).text()
    outcome = merge(desk, other)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)
    assert (desk.folder / "out.assessment.yaml").read_text(encoding="utf-8") == before


def test_force_replaces_a_merged_file(desk: Desk) -> None:
    """With --force the earlier merger gives way to the new one."""
    other = by(desk, B, BASES)
    both = merged(desk, other)
    assert call("answer", other, "security.bases", "2", "--pack", desk.pack).code == 0
    assert merge(desk, other, "--force").code == 0
    assert both.kept("security.bases")["value"] == 2


def test_force_on_a_new_name_writes_it(desk: Desk) -> None:
    """With --force a name that is free is simply used."""
    assert merge(desk, by(desk, B, BASES), "--force").code == 0


@pytest.mark.parametrize("spelling", ["brown.assessment.yaml", "link.assessment.yaml"])
def test_force_never_replaces_an_analysts_own_file(desk: Desk, spelling: str) -> None:
    """Not even with --force does the merged file take the place of one of its sources."""
    other = by(desk, B, BASES)
    (desk.folder / "link.assessment.yaml").symlink_to(other)
    before = other.read_bytes()
    outcome = merge(desk, other, "--force", out=spelling)
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)
    assert "one of the files to be merged" in outcome.err
    assert other.read_bytes() == before


@pytest.mark.parametrize("text", ["mine\n", "kind: partnership-summary\n", ""])
def test_force_replaces_nothing_but_assessments(desk: Desk, text: str) -> None:
    """What is no assessment stays, --force or not."""
    path = desk.folder / "out.assessment.yaml"
    path.write_text(text)
    outcome = merge(desk, by(desk, B, BASES), "--force")
    assert (outcome.code, path.read_text()) == (4, text)
    assert "not an assessment" in outcome.err
