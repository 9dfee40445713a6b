"""A block of cells into a calculator's form: pasted, or out of a file that holds its table."""
