// What memory holds that nobody uses becomes zeros: it would have to be fetched by every reader, and
// it may differ from one build to the next. Free blocks are taken, filled with zeros and given back.

import { assume, BLOCK_FLAGS, BLOCK_HEAD, STREAM_BUFFER, STREAMS } from "./layout.mjs";

const TOP = 4 << 20; // bytes: no free block is as large, so it lies behind all that are used
const FIRST = 2 << 20;
const SMALLEST = 8;

/** @param {any} module Pyodide's, which takes all its memory from malloc */
export function wash(module) {
  washHeap(module);
  washStreams(module);
  const [low, high] = [module._emscripten_stack_get_end(), module._emscripten_stack_get_current()];
  module.HEAPU8.fill(0, low, high); // what the stack held when it was deeper
}

/** @param {any} module */
function washHeap(module) {
  const top = module._malloc(TOP);
  module._free(top);
  const taken = [];
  for (let size = FIRST; size >= SMALLEST; ) {
    const block = module._malloc(size);
    if (block && block < top) {
      module.HEAPU8.fill(0, block, block + size);
      taken.push(block);
      continue;
    }
    if (block) module._free(block);
    size -= size > 65536 ? 4096 : size > 4096 ? 64 : 8;
  }
  for (const block of taken) module._free(block);
  const behind = module._malloc(TOP);
  module.HEAPU8.fill(0, behind, behind + TOP);
  module._free(behind);
}

/**
 * Standard input, output and error have buffers that hold what was left where they lie.
 *
 * @param {any} module
 */
function washStreams(module) {
  const { HEAPU8: bytes } = module;
  const words = new Uint32Array(bytes.buffer);
  let found = 0;
  for (let at = module._emscripten_stack_get_base(); at + BLOCK_HEAD < bytes.length; ) {
    const size = words[(at + 4) >> 2] & ~BLOCK_FLAGS;
    if (size < 2 * BLOCK_HEAD) break;
    if (size === STREAM_BUFFER + BLOCK_HEAD) {
      bytes.fill(0, at + BLOCK_HEAD, at + BLOCK_HEAD + STREAM_BUFFER);
      found += 1;
    }
    at += size;
  }
  assume(found === STREAMS, `${STREAMS} streams have buffers of ${STREAM_BUFFER} bytes`);
}
