"""Reports of the program's own faults: where they happened, and nothing of what was at hand."""

from textual.worker import WorkerFailed

from wizard.faults import describe_fault


def fail() -> None:
    raise LookupError("a secret")


def failure() -> LookupError:
    try:
        fail()
    except LookupError as error:
        return error
    raise AssertionError


def test_report_names_kind_and_places_without_the_message() -> None:
    """A report tells the kind of an error and every place on its way, and quotes nothing."""
    told = describe_fault(failure())
    assert ("LookupError" in told, "in fail" in told, "secret" in told) == (True, True, False)


def test_report_of_work_beside_the_screen_names_what_failed_there() -> None:
    """A failure of work beside the screen tells where that work failed, not just that it did."""
    told = describe_fault(WorkerFailed(failure()))
    assert ("LookupError" in told, "in fail" in told) == (True, True)


def test_error_that_is_its_own_cause_is_told_to_an_end() -> None:
    """A ring of causes ends the report instead of the program."""
    error, other = failure(), failure()
    error.__cause__, other.__cause__ = other, error
    assert describe_fault(error).startswith("LookupError")
