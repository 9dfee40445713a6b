// In the built folder pyodide.mjs lies beside worker.mjs; here its types come from the package.
export * from "pyodide";
