"""What the pages know besides numbers: works, terms, formulas, journeys, and their own heads.

Each module reads one kind of it from where it is written down, strictly, and makes no page of it.
"""
