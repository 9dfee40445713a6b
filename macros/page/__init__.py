"""A call on its way: read in the text, placed in its page, put to a calculator, set in markup.

`call` finds and reads calls, `place` says on which line one stands, `page` is the page around it,
`macro` what it calls, `question` what it asks a calculator, and `house` whose scale that is on.
`known` is what holds of a calculator whatever it is asked, and `templates` the markup of it all.
"""
