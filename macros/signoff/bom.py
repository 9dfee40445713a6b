"""The software bill of materials of a built site, as CycloneDX 1.6 in JSON."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from typing import Any

from macros.shipped import DISTRIBUTION
from macros.signoff.components import Component

# A string alone in its brackets stands in one line, as the project's formatter would have it.
ALONE = re.compile(r'\[\n\s+("[^"\n]*")\n\s+\]')


def write(components: Sequence[Component], name: str, version: str) -> str:
    """Write the bill.

    It holds no time and no chance, so that the same site gives the same bill.

    Args:
        components: What others made.
        name: The site's name.
        version: The version of what the site was built from.
    """
    root = f"pkg:pypi/{DISTRIBUTION}@{version}"
    bill: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": name,
                "version": version,
                "purl": root,
                "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "CC-BY-4.0"}}],
            }
        },
        "components": [_component(one) for one in components],
        "dependencies": _dependencies(root, components),
        # The C libraries inside Pyodide and what themes bundle name no versions of their own.
        "compositions": [
            {
                "aggregate": "incomplete",
                "assemblies": [one.ref for one in components if not one.within],
            }
        ],
    }
    text = json.dumps(bill, sort_keys=True)
    bill["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, text).urn
    text = json.dumps(bill, indent=2, ensure_ascii=False) + "\n"
    return ALONE.sub(r"[\1]", text)


def _component(one: Component) -> dict[str, Any]:
    licence = {"id": one.licence} if one.spdx else {"name": one.licence}
    references = [{"type": "website", "url": one.address}] if one.address else []
    if one.source:
        references.append({"type": "vcs", "url": one.source})
    return {
        "type": "library",
        "bom-ref": one.ref,
        "name": one.name,
        **({"version": one.version} if one.version else {}),
        "description": one.use,
        "licenses": [{"license": licence}],
        "purl": one.ref,
        "externalReferences": references,
    }


def _dependencies(root: str, components: Sequence[Component]) -> list[dict[str, Any]]:
    within: dict[str, list[str]] = {root: []}
    for one in components:
        within.setdefault(one.ref, [])
        within.setdefault(one.within or root, []).append(one.ref)
    return [{"ref": ref, "dependsOn": sorted(parts)} for ref, parts in sorted(within.items())]
