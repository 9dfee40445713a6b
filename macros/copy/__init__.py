"""An organisation's own copy: one small folder, its `moments.yml`, and a site made of it.

`config` reads and judges `moments.yml`, `check` the whole folder; `migrate` brings an older file up
to date. Nothing is built from a folder in which anything is wrong.
"""
