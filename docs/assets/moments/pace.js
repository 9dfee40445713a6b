// How slow this machine has shown itself to be: an old one, or one that is busy with other things.
// What comes next may take as much longer as what came before it did.

/** Seconds that a stage takes where nobody would call a machine slow; on most it is a tenth. */
const USUAL = { module: 1, worker: 1, interpreter: 2, package: 1 };
/** Times as slow, at most: whoever slept in between has shown nothing. */
const MOST = 10;

let slowness = 1;

/**
 * Note how long a stage took.
 *
 * @param {keyof typeof USUAL} stage
 * @param {number} seconds
 */
export function took(stage, seconds) {
  slowness = Math.min(MOST, Math.max(slowness, seconds / USUAL[stage]));
}

/**
 * What a limit is on this machine.
 *
 * @param {number} seconds where nobody would call it slow
 */
export const patience = (seconds) => seconds * slowness;
