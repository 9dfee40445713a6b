// What Python replies, held against the shape that the page reads. It always has it; unless files are
// mixed, memory is short or an extension is at work, and then the reader is told instead of nothing.

import { PythonFailed } from "./faults.js";

const texts = (/** @type {any} */ reply, /** @type {string[]} */ ...names) =>
  names.every((name) => typeof reply[name] === "string");
const messages = (/** @type {any} */ reply) =>
  Array.isArray(reply.messages) &&
  reply.messages.every((/** @type {any} */ one) => one && texts(one, "path", "level", "text"));

/** By the function of `calculator.wire` that was called. */
const SHAPES = /** @type {Record<string, (reply: any) => boolean>} */ ({
  answer: (reply) => messages(reply) && texts(reply, "headline", "details", "given"),
  sure: (reply) => texts(reply, "html", "said"),
  beside: (reply) => texts(reply, "html"),
  take: (reply) => texts(reply, "said") && (reply.offers === undefined || reply.offers.map),
  opened: messages,
  link: (reply) => messages(reply) && texts(reply, "says"),
  leave: messages,
});

/**
 * @param {string} call
 * @param {string} text the reply to it
 * @returns {any} what the text holds
 * @throws {PythonFailed} if that is something else than is replied to this call
 */
export function replied(call, text) {
  let reply;
  try {
    reply = JSON.parse(text);
  } catch (cause) {
    throw PythonFailed.of(cause);
  }
  if (reply && typeof reply === "object" && SHAPES[call](reply)) return reply;
  throw PythonFailed.of(new TypeError(`the reply to ${call} is of another shape`));
}
