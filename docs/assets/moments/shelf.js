// Typed answers of surveys that a reader keeps on this device, until they delete them. Never a file,
// never a column that was left out.

import { PREFIX } from "./kept.js";

/**
 * @typedef {object} Entry
 * @property {string} name the file's
 * @property {string} kept the day, as in 2026-11-28
 * @property {number} rows
 * @property {string} mapping
 * @property {string} answers as Python packs them
 */

/** The name of the database; the site's path stands in it, for other sites may share the host. */
export const SHELF = `${PREFIX} surveys`;
const STORE = "surveys";

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const asked = indexedDB.open(SHELF, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "name" });
  return done(asked);
}

/**
 * @template T
 * @param {IDBRequest<T>} asked
 * @returns {Promise<T>}
 */
const done = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 */
async function within(mode, ask) {
  const database = await opened();
  try {
    return await done(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** Whether there is a shelf at all: asking for what is on it would put one up. */
async function there() {
  if (!globalThis.indexedDB) return false;
  if (!indexedDB.databases) return true; // then it cannot be known
  return (await indexedDB.databases()).some(({ name }) => name === SHELF);
}

/** @returns {Promise<Entry[]>} */
export async function entries() {
  try {
    return (await there()) ? await within("readonly", (store) => store.getAll()) : [];
  } catch {
    return []; // denied
  }
}

/** @param {Entry} entry */
export const keep = (entry) => within("readwrite", (store) => store.put(entry));

/** @param {string} name the last one takes the shelf down with it */
export async function discard(name) {
  await within("readwrite", (store) => store.delete(name));
  if (!(await entries()).length) await clear();
}

/** Take the shelf down: while another tab reads on it, it waits. */
export async function clear() {
  if (await there()) await done(indexedDB.deleteDatabase(SHELF));
}

/**
 * List what is kept, each with a button that deletes it.
 *
 * @param {HTMLElement} place hidden while nothing is kept
 * @param {(sentence: string) => void} say
 * @param {(entry: Entry) => void} [open]
 */
export async function show(place, say, open) {
  const all = await entries();
  place.hidden = all.length === 0;
  const lines = all.map((entry) => {
    const line = document.createElement("li");
    line.append(`${entry.name}: ${entry.rows} rows, kept on ${entry.kept} `);
    if (open)
      line.append(
        button("Open", entry.name, () => open(entry)),
        " ",
      );
    const away = async () => {
      await discard(entry.name);
      await show(place, say, open);
      say(`${entry.name} is deleted from this device.`);
    };
    line.append(button("Delete", entry.name, away));
    return line;
  });
  place.querySelector("ul")?.replaceChildren(...lines);
}

/**
 * @param {string} label
 * @param {string} name of what it is about, for a reader who does not see what it stands beside
 * @param {() => void} act
 */
function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.setAttribute("aria-label", `${label} ${name}`);
  made.addEventListener("click", act);
  return made;
}
