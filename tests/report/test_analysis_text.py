"""Panel and counterfactual in a sentence."""

from tests.scoring.example import case, changed, example
from tests.scoring.rows import exposure, safeguard, sample
from tests.strategies import Sample
from wizard.report.analysis_text import describe_counterfactual, describe_panel
from wizard.scoring.advice.sequence import find_counterfactual
from wizard.scoring.robustness.panel import build_panel
from wizard.scoring.scores.case import build_case


def counterfactual(of: Sample) -> str:
    """Return the sentence for a sample."""
    return describe_counterfactual(of.pack, find_counterfactual(build_case(*of)))


def test_panel_of_the_example() -> None:
    """The sentence counts the variants with the same band and names the others with theirs."""
    assert describe_panel(build_panel(case())) == (
        "The band is moderate in 10 of 12 variants of the method; high with every link a quarter "
        "weaker; high with bands begin 5 points lower."
    )


def test_panel_without_exposures() -> None:
    """Without a band the sentence says none and names nothing."""
    nothing = sample([safeguard("alpha.s0", {})], {})
    found = describe_panel(build_panel(build_case(*nothing)))
    assert found == "The band is none in 12 of 12 variants of the method."


def test_counterfactual_of_the_example() -> None:
    """The sentence names the safeguards, both bands and the residual they lead to."""
    assert counterfactual(example()) == (
        "With Parliamentary control of deployments and Market diversification programme at full, "
        "the overall band would fall from moderate to low (19.1)."
    )


def test_counterfactual_of_one_safeguard() -> None:
    """A single safeguard is named alone."""
    assert counterfactual(changed(s3=4)).startswith("With Market diversification programme at full")


def test_no_counterfactual() -> None:
    """Where no answered safeguard lowers the band, that is said."""
    assert counterfactual(changed(s1=4, s3=4)) == (
        "No number of the safeguards answered so far would lower the overall band."
    )


def test_many_safeguards_are_counted() -> None:
    """Beyond five, the rest is counted."""
    names = [f"alpha.s{number}" for number in range(8)]
    exposures = [f"alpha.e{number}" for number in range(8)]
    rows = [
        *(exposure(name) for name in exposures),
        *(safeguard(name, {e: "strong"}) for name, e in zip(names, exposures, strict=True)),
    ]
    of = sample(rows, {**dict.fromkeys(exposures, 38), **dict.fromkeys(names, 0)})
    assert counterfactual(of).startswith(
        "With Label; Label; Label; Label; Label and 2 more at full"
    )
