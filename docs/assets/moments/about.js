// What Python cannot know of what leaves a page: where it stands, today's date, and the works in full.

/** The address of the page, without what stands behind its sign. */
export const page = () => location.href.split("#")[0];

/** The date on this machine, in words. */
export const today = () => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format();

/**
 * The works that a calculator rests on, in full where the page lists them.
 *
 * @param {Element} calculator
 * @returns {string[]}
 */
export function works(calculator) {
  return [...calculator.querySelectorAll("[data-work]")].map((work) => {
    const key = work.querySelector("[data-cites]")?.getAttribute("data-cites");
    const whole = (key && document.getElementById(`source-${key}`)) || work;
    return whole.textContent.trim();
  });
}
