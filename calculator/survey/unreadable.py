"""Why a survey's file cannot be read, in a sentence to whoever holds it."""

from calculator.errors import MomentsError


class UnreadableSurvey(MomentsError):
    """A file holds nothing that can be taken for a survey's answers, and what to do is said."""
