// A part of a calculator in a frame: its answer, its first chart, or up to five of its fields with the
// answer. What is left out stays in the form, so that the answer is that of the whole page. Here is
// read which part the address names, and the fields of a form are marked that are not in it; the
// stylesheet leaves them out.

import { all, keyOf, parts, rowsOf } from "./fields.js";

/** @typedef {{part: "whole" | "answer" | "chart" | "fields", names: string[]}} Part */
/** @typedef {import("./fields.js").Control} Control */

const MOST = 5;
const FIELDS = /^fields:(.*)$/s;
const PARTS =
  "A frame shows the whole calculator with embed alone, its answer with embed=answer, its first " +
  "chart with embed=chart, or up to five of its fields with embed=fields: and their names.";

/** What the address asks for cannot be shown; the message is for whoever wrote it. */
export class Refused extends Error {}

/** Whether the page stands in a frame that has room for a part, in which no figure can be typed. */
export const still = () => ["answer", "chart"].includes(named() ?? "");

/**
 * What the figures of a part are kept under beside its page: two frames of one calculator must never
 * show each other's, which nobody could tell.
 */
export const ofPart = () => (named() ? location.search + location.hash : "");

function named() {
  return new URLSearchParams(location.search).get("embed");
}

/**
 * The part that the address names.
 *
 * @param {URLSearchParams} asked
 * @returns {Part}
 * @throws {Refused} if there is no such part
 */
export function partOf(asked) {
  const [name = "", ...more] = asked.getAll("embed");
  if (more.length > 0) throw new Refused(`The address says “embed” more than once. ${PARTS}`);
  if (name === "") return { part: "whole", names: [] };
  if (name === "answer" || name === "chart") return { part: name, names: [] };
  const [, list] = FIELDS.exec(name) ?? [];
  if (list === undefined) {
    throw new Refused(`“${name}” is not something that a frame can show. ${PARTS}`);
  }
  const names = list.split(",");
  return { part: "fields", names: [...new Set(names.map((one) => one.trim()).filter(Boolean))] };
}

/**
 * The calculator that a part is shown of.
 *
 * @param {HTMLElement[]} calculators those of the page
 * @param {Part} wanted
 * @throws {Refused} if the page has none, or none that is meant
 */
export function calculatorFor(calculators, { part }) {
  const [first, ...more] = calculators;
  if (!first) throw new Refused("This page has no calculator that a frame could show.");
  if (part === "whole") return first;
  if (more.length > 0) {
    throw new Refused(
      "This page has several calculators, and a part can be shown of a page with one. Each has a " +
        "page of its own.",
    );
  }
  if (part === "chart" && !first.querySelector("[data-chart]")) {
    throw new Refused("This calculator draws no chart. Show its answer with embed=answer.");
  }
  return first;
}

/**
 * Mark what is left out of a form: all but the fields that are named.
 *
 * @param {HTMLFormElement} form
 * @param {Part} wanted
 * @throws {Refused} if a name is none of a field, or of several
 */
export function leaveOut(form, { part, names }) {
  const paths = [...new Set(pathsIn(form))];
  const chosen = names.map((name) => meant(name, paths));
  if (part === "fields" && chosen.length === 0) {
    const fields = listed(paths);
    throw new Refused(`No field is named. This calculator has the fields ${fields}.`);
  }
  if (chosen.length > MOST) {
    const { length } = chosen;
    throw new Refused(`${length} fields are named, and a frame shows five at most.`);
  }
  mark(form, new Set(chosen), "");
}

/**
 * @param {string} name
 * @param {string[]} paths
 */
function meant(name, paths) {
  if (paths.includes(name)) return name;
  const ends = paths.filter((path) => lastOf(path) === name);
  if (ends.length > 1) {
    const full = ends.join(", ");
    throw new Refused(
      `Several fields are called “${name}”. Write the one you want in full: ${full}.`,
    );
  }
  if (!ends[0]) {
    const fields = listed(paths);
    throw new Refused(`This calculator has no field “${name}”. Its fields are: ${fields}.`);
  }
  return ends[0];
}

/** @param {string} path */
const lastOf = (path) => path.slice(path.lastIndexOf(".") + 1);

/** @param {string[]} paths */
function listed(paths) {
  const lasts = paths.map(lastOf);
  return paths
    .map((path, at) =>
      lasts.indexOf(lasts[at]) === lasts.lastIndexOf(lasts[at]) ? lasts[at] : path,
    )
    .join(", ");
}

/**
 * The fields of a form by their keys, with those of what they stand in before them and no number of
 * a row, such as moments.importance.
 *
 * @param {Element} scope
 * @param {string} before
 * @returns {Iterable<string>}
 */
function* pathsIn(scope, before = "") {
  for (const part of parts(scope)) {
    const path = before + keyOf(part);
    if (part.matches("[data-field]")) yield path;
    else if (part.matches("[data-group]")) yield* pathsIn(part, `${path}.`);
    else yield* pathsIn(templateOf(part), `${path}.`);
  }
}

/** The row that a table adds. @param {Element} table */
function templateOf(table) {
  const own = all(table, "template").find((one) => one.closest("[data-table]") === table);
  const { content } = /** @type {HTMLTemplateElement} */ (own);
  return /** @type {Element} */ (content.firstElementChild);
}

/**
 * @param {Element} scope
 * @param {Set<string>} chosen
 * @param {string} before
 * @returns {boolean} whether anything of it is chosen
 */
function mark(scope, chosen, before) {
  let any = false;
  for (const part of parts(scope)) {
    const path = before + keyOf(part);
    let kept = chosen.has(path);
    if (part.matches("[data-group]")) kept = mark(part, chosen, `${path}.`);
    else if (part.matches("[data-table]")) {
      const rows = [templateOf(part), ...rowsOf(part)];
      kept = rows.map((row) => mark(row, chosen, `${path}.`)).some(Boolean);
      markHeads(part, chosen, `${path}.`);
    }
    placeOf(part).toggleAttribute("data-left-out", !kept);
    any ||= kept;
  }
  const settings = scope.querySelector("[data-settings]");
  if (settings instanceof HTMLDetailsElement) {
    const kept = settings.querySelector("[data-field]:not([data-left-out] *)") !== null;
    settings.toggleAttribute("data-left-out", !kept);
    settings.open ||= kept;
  }
  if (any && scope.matches("[data-row]")) keepName(scope);
  return any;
}

/** What a field, a group or a table stands in with its label. @param {HTMLElement} part */
function placeOf(part) {
  if (!part.matches("[data-field]")) return part;
  return part.closest("[data-single]") ?? part.closest("label") ?? part;
}

/** A row is told from others by its name, which is shown even if it is not to be changed. @param {Element} row */
function keepName(row) {
  const own = parts(row).filter((part) => part.matches("input[data-field]:not([inputmode])"));
  for (const name of /** @type {HTMLInputElement[]} */ (own)) {
    if (!placeOf(name).hasAttribute("data-left-out")) continue;
    placeOf(name).removeAttribute("data-left-out");
    placeOf(name).setAttribute("data-to-read", "");
    name.readOnly = true;
    name.tabIndex = -1;
  }
}

/**
 * The heads of a table's columns stand in the order of a row's fields.
 *
 * @param {Element} table
 * @param {Set<string>} chosen
 * @param {string} before
 */
function markHeads(table, chosen, before) {
  const heads = all(table, "[data-heads] > * > *");
  const columns = parts(templateOf(table)).filter((part) => part.matches("[data-field]"));
  const any = columns.some((column) => chosen.has(before + keyOf(column)));
  for (const [at, head] of heads.entries()) {
    const column = columns[at];
    const name = any && column?.matches("input:not([inputmode])");
    head.toggleAttribute("data-left-out", !name && !chosen.has(before + keyOf(column)));
  }
}
