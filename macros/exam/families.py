"""The examinations that a question may serve, and how deep a question goes."""

from __future__ import annotations

FAMILIES = {
    "itil4-foundation": "ITIL 4 Foundation",
    "itil4-dsv": "ITIL 4 Specialist: Drive Stakeholder Value",
    "itil5-foundation": "ITIL Foundation (Version 5)",
    "d336": "WGU D336, Business of IT",
    "services-marketing": "Services marketing, as universities teach it",
}
"""The families of examinations by the keys that questions name."""

LEVELS = {
    "remember": "says a fact or a definition again",
    "understand": "explains, compares or tells apart",
    "apply": "works out or decides a case",
}
"""How deep a question goes, after the first three of Bloom's levels."""
