// Pyodide's package describes no types for this file; it makes the interpreter's module.
declare const createPyodideModule: any;
export default createPyodideModule;
