"""What a survey's answers say: a card for each calculator that they can answer.

`dealing` is the door. A card holds the same reply that a calculator gives, so whatever shows that
shows a card; or a sentence that says why there is none. All of it works from `statistics` alone,
and no sentence says more than the interval beside it.
"""
