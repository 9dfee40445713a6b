"""A built site, whichever generator built it: looked through, sealed, listed for offline use."""
