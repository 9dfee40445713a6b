// The bench serves Pyodide's own files beside these; here their types come from the package.
export * from "pyodide";
