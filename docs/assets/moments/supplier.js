// What orders the files of Python, fetched once somebody calculates: whoever only reads has no use for it.

import { PythonFailed } from "./faults.js";

let failed = 0;

/**
 * What orders Python's files. A module that once failed to arrive fails for good in some browsers: it
 * is asked for by another address then.
 *
 * @returns {Promise<typeof import("./supply.js")>}
 */
export async function supplier() {
  try {
    const found = await (failed
      ? import(String(`./supply.js?again=${failed}`))
      : import("./supply.js"));
    if (!found.order) throw new PythonFailed("empty", "nothing is in it", "supply.js");
    return found;
  } catch (cause) {
    failed += 1;
    if (cause instanceof PythonFailed) throw cause;
    const kind = navigator.onLine ? "unreachable" : "offline";
    throw new PythonFailed(kind, String(cause), "supply.js");
  }
}
