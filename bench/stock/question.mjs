/** Carlzon's arithmetic, far less than any calculator of the site computes and draws. */
export const QUESTION = "10_000_000 * 5 * 15 / 3600";
