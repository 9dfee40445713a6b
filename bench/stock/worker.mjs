// Stock Pyodide in a module worker, as its documentation shows it.

import { loadPyodide } from "./pyodide.mjs";
import { QUESTION } from "./question.mjs";

const python = await loadPyodide();
postMessage(String(python.runPython(QUESTION)));
