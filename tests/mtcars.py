"""Thirty-two cars of 1973–74 (Motor Trend; R's data set mtcars), some of their columns.

Public data, typed in again; the published numbers that tests reproduce from it are the proof that
it was typed rightly.
"""

ROWS = """\
21 6 160 110 0 1 4
21 6 160 110 0 1 4
22.8 4 108 93 1 1 4
21.4 6 258 110 1 0 3
18.7 8 360 175 0 0 3
18.1 6 225 105 1 0 3
14.3 8 360 245 0 0 3
24.4 4 146.7 62 1 0 4
22.8 4 140.8 95 1 0 4
19.2 6 167.6 123 1 0 4
17.8 6 167.6 123 1 0 4
16.4 8 275.8 180 0 0 3
17.3 8 275.8 180 0 0 3
15.2 8 275.8 180 0 0 3
10.4 8 472 205 0 0 3
10.4 8 460 215 0 0 3
14.7 8 440 230 0 0 3
32.4 4 78.7 66 1 1 4
30.4 4 75.7 52 1 1 4
33.9 4 71.1 65 1 1 4
21.5 4 120.1 97 1 0 3
15.5 8 318 150 0 0 3
15.2 8 304 150 0 0 3
13.3 8 350 245 0 0 3
19.2 8 400 175 0 0 3
27.3 4 79 66 1 1 4
26 4 120.3 91 0 1 5
30.4 4 95.1 113 1 1 5
15.8 8 351 264 0 1 5
19.7 6 145 175 0 1 5
15 8 301 335 0 1 5
21.4 4 121 109 1 1 4
"""
NAMES = ("mpg", "cyl", "disp", "hp", "vs", "am", "gear")
CARS = {
    name: [float(row.split()[at]) for row in ROWS.splitlines()] for at, name in enumerate(NAMES)
}
