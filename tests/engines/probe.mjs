// A window into Python's worker for engines whose drivers see only pages. A test has the worker's
// blob import this file too, so that it runs under whatever policy the worker runs under.
//
// In:  {id, source}  Python to run, whose value is text;  {id, module}  an address to import
// Out: {id, value} or {id, fault}

const channel = new BroadcastChannel("probe");

channel.onmessage = async ({ data: { id, source, module } }) => {
  if (id === undefined) return;
  const { python } = /** @type {any} */ (globalThis);
  try {
    const value = source ? await python.runPythonAsync(source) : await load(module);
    channel.postMessage({ answers: id, value });
  } catch (fault) {
    channel.postMessage({ answers: id, fault: String(fault) });
  }
};

/** @param {string} address */
function load(address) {
  return import(address).then(
    () => "went out",
    (refused) => refused.name,
  );
}
