"""YAML as people write it here, in which nothing that they wrote is lost."""

from __future__ import annotations

from typing import Any

import yaml

from calculator.words import quote


class StrictLoader(yaml.SafeLoader):
    """YAML in which a key given twice is a fault and not a loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Make a dictionary of a mapping, unless it names a key twice."""
        keys = [self.construct_object(key, deep) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                mark = node.value[position][0].start_mark
                raise yaml.MarkedYAMLError(
                    problem=f"the key {quote(str(key))} is given twice", problem_mark=mark
                )
        return super().construct_mapping(node, deep)
