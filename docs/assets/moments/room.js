// <moments-practice> and <moments-paper>: the exam room. What it needs is fetched on its own pages only.

// @ts-check

class MomentsPractice extends HTMLElement {
  async connectedCallback() {
    const { Practice } = await import("./exam/practice.js");
    if (this.isConnected) new Practice(this);
  }
}

class MomentsPaper extends HTMLElement {
  /** @type {import("./exam/paper.js").Paper | undefined} */
  #paper;

  async connectedCallback() {
    const { Paper } = await import("./exam/paper.js");
    if (this.isConnected) this.#paper = new Paper(this);
  }

  disconnectedCallback() {
    this.#paper?.leave();
  }
}

customElements.define("moments-practice", MomentsPractice);
customElements.define("moments-paper", MomentsPaper);
