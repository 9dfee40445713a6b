// Runs under Node: what the calculators answer and what is read from survey files, and whether the
// finished library says the same as the whole standard library did. One other byte is an error.
// The job's folder holds folder/, the runtime as the browser will find it.

import { run } from "./booting.mjs";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Boot } from "./booting.mjs" */

/**
 * @param {PyodideAPI} python
 * @returns {Promise<string>} every calculator's replies, as one text
 */
export async function answers(python) {
  const replies = (await run(python, "tracing.py"))("answers")();
  return JSON.stringify(replies.toJs());
}

/**
 * @param {PyodideAPI} python
 * @returns {Promise<string>} what is read from survey files, as one text
 */
export async function surveys(python) {
  const told = (await run(python, "tracing.py"))("surveys")();
  return JSON.stringify(told.toJs());
}

/**
 * @param {Boot} boot lets Python see the job's folder
 * @param {string} job
 * @param {string} replies what the library must answer
 * @returns {Promise<string>} the version of Pyodide that did
 */
export async function answersAlike(boot, job, replies) {
  const python = await boot(`${job}/folder/library.zip`);
  if ((await answers(python)) !== replies) {
    throw new Error("The trimmed library answers differently from the whole standard library.");
  }
  return python.version;
}

/**
 * @param {Boot} boot lets Python see the job's folder
 * @param {string} job
 * @param {string} opened what must be read from survey files with what is fetched for them
 */
export async function readsAlike(boot, job, opened) {
  const python = await boot(`${job}/folder/library.zip`);
  python.pyimport("calculator.wire");
  python.pyimport("calculator.survey").add("/job/folder/survey.zip");
  if ((await surveys(python)) !== opened) {
    throw new Error("With the trimmed library a survey's file is read differently.");
  }
}
