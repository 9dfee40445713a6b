"""Texts of scripts that look like words and are said to nobody: keys, headers, selectors, names.

What stands under “Details” of a fault is among them: it is for a report to whoever hosts the site,
and to us, who must read it.
"""

from __future__ import annotations

KEYS = "Enter, Escape, Files, Refresh, Retry-After, Content-Type, file:"
SELECTORS = """\
:hover, :focus-within
button, input, select, summary, textarea
button, input[type=radio]
input, select, textarea
moments-calculator, moments-survey
(prefers-reduced-motion: reduce)
[calculating=""], [stale]
[data-do], [data-verdict], template
[data-field], [data-group], [data-table]
[data-field], [data-paste], [data-do=add]
[data-paste], [data-field]
[data-row], [data-group]
[data-row], [data-group], form
[data-single], [data-table], [data-row], [data-group], form
[data-mark], [data-of]
form [data-table]
<script data-root=
md-typeset moments-sight
missing refused crowded ailing webpage redirected empty incomplete damaged
"""
STYLES = """\
var(--moments-head, 2.45rem) + var(--moments-top-room) + 0.4rem
calc({CLEAR} + {2}px)
"""
FILES_AND_STORES = """\
{PREFIX} exam paper
{PREFIX} exam progress
{PREFIX} survey
{PREFIX} surveys
pasted rows.tsv
{PREFIX} typed {page} {calculator} {place}
moments {href}
moments {scope}
fold {1}
"""
DETAILS = """\
WebAssembly is not defined
not within {limit} s more
{width} × {height} pixels
status {status}{2}
, Retry-After: {again}
Refresh: {refresh}
its type is text/html
longer than {size}
0 bytes
{size} of {2} bytes
{size} of {promised} bytes
begins {found}
begins with <
SHA-256 {found}
a number from 1 to {WORD} is needed, not {end}
{effectiveDirective} forbids {blockedURI}
fault: {kind}{2}
cause: {1}
where: {1}
policy: {1}
no objection
a part
page: {href}
browser: {userAgent}
online: {onLine}, secure context: {isSecureContext}
time: {1}
type was not read
answer {id}
the worker reported an error
no answer within {limit} s
the reply is {reply}, not text
no word within {limit} s
it was ended
not reached within {1} s
too long
no byte for {silence} s
{brought} bytes in {trickle} s
a field without a value
more than {most} bytes
it lists no files
the page speaks protocol {PROTOCOL}, the runtime {protocol}
it says nothing of use of {1}
it is in use
the reply to {call} is of another shape
the manifest does not list it
not compiled within {limit} s
"""
UNSAID = frozenset(
    [
        *KEYS.split(", "),
        *SELECTORS.splitlines(),
        *STYLES.splitlines(),
        *FILES_AND_STORES.splitlines(),
        *DETAILS.splitlines(),
    ]
)
