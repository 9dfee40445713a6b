// In the built file Pyodide's script stands before worker.mjs; here its types come from the package.
export * from "pyodide";
