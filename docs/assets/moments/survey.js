// <moments-survey>: the page on which a survey's file becomes answers. What it needs is fetched when
// such a page is opened, and Python when a file is.

class MomentsSurvey extends HTMLElement {
  #leaving = new AbortController();

  async connectedCallback() {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const { Desk } = await import("./desk.js");
    if (!signal.aborted) new Desk(this, signal);
  }

  disconnectedCallback() {
    this.#leaving.abort();
    // The theme never lets go of a page that was left. Out of it, this can be forgotten.
    setTimeout(() => this.isConnected || this.remove());
  }
}

/** <moments-shelf>: which surveys are kept on this device, to be deleted. */
class MomentsShelf extends HTMLElement {
  async connectedCallback() {
    const { show } = await import("./shelf.js");
    const [list, said] = [this.querySelector("div"), this.querySelector("[role=status]")];
    if (!(list instanceof HTMLElement) || !said) return;
    await show(list, (sentence) => {
      said.textContent = sentence;
    });
  }
}

customElements.define("moments-survey", MomentsSurvey);
customElements.define("moments-shelf", MomentsShelf);
