"""The published methods, one module each: numbers in, numbers out, no words and no HTML."""
