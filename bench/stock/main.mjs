// Stock Pyodide as its documentation shows it: one result, on the page's own thread.

import { loadPyodide } from "./pyodide.mjs";
import { QUESTION } from "./question.mjs";

const python = await loadPyodide();
const headline = document.querySelector("[data-part=headline]");
if (headline) headline.textContent = String(python.runPython(QUESTION));
