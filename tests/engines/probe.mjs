// A window into Python's worker for engines whose drivers see only pages. A test has the worker's
// blob import this file too, so that it runs under whatever policy the worker runs under.
//
// In:  {knocks}      whoever asks whether the probe is there yet
//      {id, source}  Python to run, whose value is text, or an array of text and promises
//      {id, calls}   what to ask the image, as arrays of a function's name and what it takes
//      {id, module}  an address to import
// Out: {hears}, and {answers, value} or {answers, fault}

const channel = new BroadcastChannel("probe");

channel.onmessage = async ({ data: { knocks, id, source, calls, module } }) => {
  if (knocks) channel.postMessage({ hears: knocks });
  if (id === undefined) return;
  const { image, python } = /** @type {any} */ (globalThis);
  try {
    const asked = calls?.map((/** @type {string[]} */ call) => image(...call));
    const value = asked ?? (source ? await ended(python.runPython(source)) : await load(module));
    channel.postMessage({ answers: id, value });
  } catch (fault) {
    channel.postMessage({ answers: id, fault: String(fault) });
  }
};

/**
 * How promises ended. In WebKit's workers what the policy forbids may stay pending for ever, so
 * nothing is waited for longer than three seconds.
 *
 * @param {string | (string | Promise<unknown>)[]} value
 */
function ended(value) {
  if (typeof value === "string") return value;
  return Promise.all(value.map((way) => (typeof way === "string" ? way : outcome(way))));
}

/** @param {Promise<unknown>} way */
function outcome(way) {
  const late = new Promise((resolve) => setTimeout(resolve, 3000, "stays pending"));
  const done = way.then(
    () => "went out",
    (refused) => refused.name ?? String(refused),
  );
  return Promise.race([done, late]);
}

/** @param {string} address */
function load(address) {
  return outcome(import(address));
}
