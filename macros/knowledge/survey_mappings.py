"""Where an organisation's own survey mappings lie: what the columns of its own forms mean."""

MAPPINGS = ("surveys", ".map.yml")
"""The folder, beside the pages, and how the name of each file in it ends."""
