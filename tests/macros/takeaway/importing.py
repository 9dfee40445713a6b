"""Imports packages into a fresh collection, one after the other, by Anki's own package.

Run by a Python that has it, which is not the project's: prints as JSON what each import did, and
what is in the collection at the end.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main(packages: list[str]) -> None:
    # Here, since the project, whose tests are looked for in every file, has no such package.
    from anki.collection import (  # type: ignore[import-not-found]
        Collection,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

    with TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "collection.anki2")))
        done = []
        for package in packages:
            asked = ImportAnkiPackageRequest(
                package_path=package, options=ImportAnkiPackageOptions()
            )
            log = collection.import_anki_package(asked).log
            kinds = ("new", "updated", "duplicate", "conflicting", "first_field_match")
            done.append({kind: len(getattr(log, kind)) for kind in kinds})
        notes = collection.db.all("select guid, mod, flds, tags from notes")
        cards = collection.db.all("select nid, did, reps from cards")
        first = collection.get_card(collection.find_cards("")[0])
        print(
            json.dumps(
                {
                    "imports": done,
                    "notes": notes,
                    "cards": len(cards),
                    "types": [one.name for one in collection.models.all_names_and_ids()],
                    "decks": sorted(one.name for one in collection.decks.all_names_and_ids()),
                    "question": first.question(),
                    "answer": first.answer(),
                    "sound": collection.fix_integrity(),
                }
            )
        )
        collection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
