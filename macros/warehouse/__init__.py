"""`moments score SOURCE --mapping map.yml`: a survey of any size, scored where its answers lie.

The answers never come here. What comes is counted (`gathering`), in the shapes of
`calculator.survey.statistics`, and told by the functions that the page and `moments survey` call.

| room's door | what it does |
| --- | --- |
| `command` | the command line, and the order in which all of this happens |
| `sources` | which files or which table are meant, and whether they are of one form |
| `engines` | DuckDB, Spark or a database of your own, reached through Ibis |
| `texts` | a text's first megabyte tells its form; the engine loads the rest as text |
| `settled` | what that told, said in the language of the copy |
| `shaping` | windows before all: the long shape, which answer of a person counts |
| `reading` | a column's different values go once through the Python reader, and are joined back |
| `typed` | numbers and days that a Parquet file or a database has as such are taken as they are |
| `gathering` | the sufficient statistics, each an aggregation |
| `tallying` | what an engine replies, as tallies and histograms |
| `cells` | products and pairs of columns of few values, added up from counted combinations |
| `covering` | which columns are counted together for that |
| `splitting` | the same of each group and each wave |
| `scoring` | rows that count, columns, statistics: a survey as the cards want it |
| `periods` | the same of each day, week or month in which drift is looked for |
| `leaving` | what is written, under a temporary name until it is whole |
| `faults` | what an engine says, as a sentence to whoever can act |
"""
