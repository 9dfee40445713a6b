// The page's part of stock Pyodide in a worker.

const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }) => {
  const headline = document.querySelector("[data-part=headline]");
  if (headline) headline.textContent = data;
});
