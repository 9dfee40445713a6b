"""An organisation's own copy: one small folder, its `moments.yml`, and a site made of it.

`config` is what may stand in `moments.yml`, `judging` reads one, `check` looks at the whole folder;
`migrate` brings an older file up to date. `compose` gathers what a site is made of, `build` and
`serve` run a generator on it. Nothing is built from a folder in which anything is wrong.
"""
