"""What leaves a calculator: links, files of state, sheets, pictures, Python and a report.

Nothing here reads a clock, an address or a version: they are told. Only what a reader asks for is
imported, so that the first answer waits for none of it.
"""
