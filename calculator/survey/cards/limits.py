"""What the cards of a survey do not say, whatever was answered."""

from collections.abc import Mapping

SAMPLE = (
    "Intervals cover chance alone: they take the answers for a random draw. Those who answered may "
    "think otherwise than those who did not."
)
NO_CAUSE = (
    "What goes along with an outcome among those who answered need not be its cause, and says "
    "nothing of what would follow from a change."
)
LIMITS: Mapping[str, tuple[str, ...]] = {
    "encounter": (
        SAMPLE,
        "Need is our own combination of published ideas: importance–performance analysis, "
        "disconfirmation and reach. It orders moments; its size means nothing by itself.",
        "Only experience varies in the draws. Importance, expectation and reach rest on answers as "
        "well, so the order is a little less sure than it seems.",
    ),
    "satisfaction": (
        SAMPLE,
        "Which answers count as satisfied is a custom unless the mapping says it, and shares of "
        "scales with another number of points cannot be compared.",
        "A mean treats all steps of a scale as equally large.",
    ),
    "promoters": (
        SAMPLE,
        "A score hides its mix: 40 % promoters with 20 % detractors and 20 % promoters with none "
        "both give +20.",
        "It says how customers answer a question about recommending, not whether they do.",
    ),
    "effort": (
        SAMPLE,
        "Which points count as easy is a cut that we chose (1–2 of 5, 5–7 of 7).",
        "Those who gave up before the survey are not in it.",
    ),
    "importance-performance": (
        SAMPLE,
        NO_CAUSE,
        "Means compare the moments with each other: some lie below the line however good all are.",
    ),
    "drivers": (
        NO_CAUSE,
        "Shares have no interval here, so the order is that of these answers and may be another "
        "among all customers.",
        "Only straight-line relations are seen, and the derivation of Johnson’s weights is "
        "disputed (Thomas et al. 2014).",
    ),
    "penalty-reward": (
        NO_CAUSE,
        "Authors disagree on the cut points and on the rule for the classes; another cut can give "
        "another verdict.",
        "With few low ratings the intervals are wide, and not shown does not mean not there.",
    ),
    "kano": (
        SAMPLE,
        "One class for all customers hides groups: a split between attractive and indifferent may "
        "be two kinds of customer.",
        "Fong’s test knows nothing of the other counts, and it is weak with few answers.",
    ),
    "servqual": (
        SAMPLE,
        "A negative gap does not say that customers are dissatisfied, and it moves with the "
        "expectation as much as with the service.",
    ),
    "tolerance": (
        SAMPLE,
        "A mean inside the zone can belong to customers of whom many are below their own.",
    ),
    "encounter-quality": (
        SAMPLE,
        "With items of your own this is a survey in the spirit of the paper, not its scale.",
        "Leaving out those who skipped an item is fair only if skipping has nothing to do with the "
        "answer.",
    ),
    "sus": (
        SAMPLE,
        "A score from 0 to 100 looks like a per cent figure and is none.",
        "It measures how usable people find a thing, not whether they got done what they came for.",
    ),
    "five-steps": (
        SAMPLE,
        NO_CAUSE,
        "Limits say what is unlike the baseline, not what is bad: a baseline that was poor allows "
        "what is poor.",
        "Who answers can change from period to period as well, and looks like drift.",
        "Laney’s p′ is for shares. That of a difference of two shares, the same step for "
        "coefficients, and limits that are never narrower than chance alone has it are ours.",
    ),
}
"""By the key of the card."""
