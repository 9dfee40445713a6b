// A window into Python's worker for engines whose drivers see only pages. A test puts it before the
// worker's own script, so that it runs under whatever policy the worker runs under. It speaks over
// the worker's own messages, ahead of whoever else listens there, who never hears of it.
//
// In, one at a time, with `probe` in it:
//      {source}  Python to run, whose value is text, or an array of text and promises
//      {calls}   what to ask the image, as arrays of a function's name and what it takes
//      {module}  an address to import
// Out: {value} or {fault}, with `probe` in it

{
  /** @param {any} question */
  const answered = async ({ source, calls, module }) => {
    const { image, python } = /** @type {any} */ (globalThis);
    if (calls) return calls.map((/** @type {string[]} */ call) => image(...call));
    return source ? await ended(python.runPython(source)) : await outcome(import(module));
  };

  /**
   * How promises ended. In WebKit's workers what the policy forbids may stay pending for ever, so
   * nothing is waited for longer than a second.
   *
   * @param {string | (string | Promise<unknown>)[]} value
   */
  const ended = (value) => {
    if (typeof value === "string") return value;
    return Promise.all(value.map((way) => (typeof way === "string" ? way : outcome(way))));
  };

  /** @param {Promise<unknown>} way */
  const outcome = (way) => {
    const late = new Promise((resolve) => setTimeout(resolve, 1000, "stays pending"));
    const done = way.then(
      () => "went out",
      (refused) => refused.name ?? String(refused),
    );
    return Promise.race([done, late]);
  };

  addEventListener("message", async (event) => {
    if (event.data.probe === undefined) return;
    event.stopImmediatePropagation();
    const probe = "answers";
    try {
      postMessage({ probe, value: await answered(event.data) });
    } catch (fault) {
      postMessage({ probe, fault: String(fault) });
    }
  });
}
