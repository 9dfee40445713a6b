"""The family of errors that are ours: each says in a sentence what somebody can put right."""


class MomentsError(Exception):
    """Something was found that cannot be worked with.

    Args:
        sentence: What was found, where, and what would be right, for whoever can act.

    Attributes:
        sentence: The same.
        is_report: Whether it is many lines, each of which says where it comes from.
    """

    is_report = False

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotTogether(MomentsError):
    """What several people gave cannot be put together; the message says why."""
