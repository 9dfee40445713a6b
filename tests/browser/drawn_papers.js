// Draws papers from seeds, and looks whether a reason left its option or a link gives another paper.

async (seeds) => {
  const from = new URL("../../assets/moments/exam/", location.href).href;
  const [{ load, lay }, { Chance }, { drawPaper, link, opened }] = await Promise.all(
    ["bank.js", "chance.js", "sitting.js"].map((name) => import(from + name))
  );
  const bank = await load(new URL("../questions/", location.href).href);
  const types = ["choice", "not", "word", "two", "order", "number"];
  const form = { id: "f", family: "services-marketing", questions: 40, types, options: 0 };
  const text = (one) => one?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const bound = ({ asked, reasons }) => [...asked.querySelectorAll("[data-part=option]")].map((one) => {
    const place = one.querySelector("input")?.value ?? one.querySelector("select").dataset.place;
    return [place, text(one.querySelector("span")), text(reasons.querySelector(`[data-reason="${place}"]`))];
  });
  const printed = new Map([...bank.values()].map((one) => {
    const reasons = one.printed.querySelector("[data-reasons]");
    const options = new Map(bound({ asked: one.printed, reasons }).map((each) => [each[0], each]));
    return [one.id, options];
  }));
  const faults = [];
  let seen = 0;
  for (const seed of seeds) {
    const items = drawPaper(bank.values(), form, new Chance(seed));
    const listed = link("f", items);
    const again = opened(listed, bank);
    if (again.withdrawn.length || again.changed.length || link("f", again.items) !== listed) {
      faults.push(`${seed}: the link gives another paper`);
    }
    items.forEach(({ question, order }, at) => {
      const [laid, restored] = [lay(question, order), lay(again.items[at].question, again.items[at].order)];
      if (laid.asked.outerHTML + laid.reasons.outerHTML !== restored.asked.outerHTML + restored.reasons.outerHTML) {
        faults.push(`${seed}: ${question.id} is restored otherwise`);
      }
      for (const [place, option, reason] of bound(laid)) {
        seen += 1;
        const [, had, because] = printed.get(question.id).get(place);
        if (had !== option || because !== reason || !reason.includes(option)) {
          faults.push(`${seed}: a reason left its option in ${question.id}`);
        }
      }
      if (question.sort === "number") {
        const template = question.printed.querySelectorAll("[data-instance]")[Number(order)].content;
        const [ask, worked] = template.children;
        const told = [text(laid.asked.querySelector("legend")), text(laid.reasons.querySelector("[data-reason]"))];
        if (told[0] !== text(ask) || told[1] !== text(worked)) faults.push(`${seed}: ${question.id} mixed`);
      }
    });
  }
  return { faults, seen };
}
