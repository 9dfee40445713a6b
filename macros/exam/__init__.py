"""The bank of questions: its form, what may be wrong with it, and what is made of it.

`form` declares what a question holds and `parts` what it is made of, `values` judges single texts,
`complaints` puts what is wrong into sentences, `bank` reads all files at once, `balance` looks at
all questions together, `errata` at what was mended, and `unasked` tells what nobody asks for.
`shuffling` is the one generator of chance, `numbers` calculates what a template asks, and `told`
writes the questions’ texts for a page.
"""
