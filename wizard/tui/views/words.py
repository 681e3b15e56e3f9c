"""The words of this program, for the glossary; those of the subject stand in the pack."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "Admiralty grade": (
        "A letter for how reliable a source is and a digit for how likely its information, "
        "such as B2."
    ),
    "Assessment": "One analyst's answers about one partnership; a file that is theirs.",
    "Band": "Low below 20, moderate below 40, high below 60, critical from 60.",
    "Checklist": "The questions of one dimension.",
    "Completeness": "How much of what counts is known; what is open or unknown is missing from it.",
    "Confidence": "How sure the analyst is of an answer: low, medium, high or certain.",
    "Context": "A fact that scores nothing but decides which questions apply.",
    "Core depth": "A screening of about an hour: the most important questions of each dimension.",
    "Dimension": "One side of a partnership, such as economy or security.",
    "Family": (
        "What kind of safeguard: sovereignty, oversight, transparency, capability, "
        "diversification or exit."
    ),
    "Full depth": "All questions: the real thing.",
    "Inherent": "An exposure before safeguards.",
    "Interval": "From the best to the worst case that the open answers still allow.",
    "Level": "An answer from 0 to 4. A safeguard is absent, promised, written, binding, operating.",
    "Mandatory safeguard": "One without which the verdict cannot be to proceed.",
    "Not applicable": "The question does not arise here; the reason is printed.",
    "Open": "Not looked at yet. It is scored like unknown: never as safe.",
    "Opportunity": "What is gained; shown beside risk, never subtracted from it.",
    "Pack": "A folder of checklists with the method's parameters.",
    "Potency": "How strongly a safeguard lowers an exposure if it works: weak, moderate, strong.",
    "Precedent": "A real agreement: parties, year, clause, and what happened.",
    "Provisional": "The verdict could still change with answers that are open or unknown.",
    "Red line": "A condition on answers that no score outvotes.",
    "Range": "An answer between two ends, such as 2..3.",
    "Set aside": "An answer kept but not scored, as its question does not apply any more.",
    "Summary": "Risk and safeguards computed from an assessment; saved as a file.",
    "Unknown": "Looked for and not to be established, with the reason; a finding in itself.",
    "Verdict": "Proceed, proceed with conditions, renegotiate, or do not proceed.",
    "Waiver": "A named person lets a crossed red line pass; it is printed first.",
    "What if": "Other answers tried beside the real ones.",
    "Working value": "The residual with open answers taken between best and worst.",
}
