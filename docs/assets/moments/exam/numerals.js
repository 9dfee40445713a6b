// Reads a number that somebody typed: digits with at most one point or comma, and a minus. All else is
// asked about, and so is what means one number with a comma for thousands and another without.

// @ts-check

const NUMBER = /^[-−]?(?:\d+[.,]?\d*|[.,]\d+)$/;
const TWO_WAYS = /[.,]\d{3}$/;

/**
 * @param {string} typed
 * @returns {{value: number} | {asks: string}} the number, or a sentence for who typed
 */
export function readNumber(typed) {
  const text = typed.trim();
  if (!text) return { asks: "Type a number first." };
  if (!NUMBER.test(text)) {
    return { asks: `“${text}” cannot be read: write a number in digits alone.` };
  }
  if (TWO_WAYS.test(text)) {
    const whole = text.replace(/[.,]/, "");
    const part = `${text.replace(",", ".")}0`;
    return { asks: `“${text}” can mean two numbers: write ${whole} or ${part}.` };
  }
  return { value: Number(text.replace("−", "-").replace(",", ".")) };
}
