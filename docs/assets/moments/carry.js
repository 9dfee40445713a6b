// What leaves a page: onto the clipboard, into a file, and a drawing into a picture of pixels.

/** @typedef {{file: string, type: string, text: string}} File as Python writes it */

const LARGER = 2; // a picture has twice the pixels that its drawing names
const KEPT = 60_000; // milliseconds that a file can be fetched for by the browser itself

/**
 * Copy a text that is still on its way: a browser that asks for a click takes it for this one.
 *
 * @param {Promise<string>} text
 * @returns {Promise<boolean>} false if the browser has no clipboard for pages, or denies it
 */
export async function copy(text) {
  try {
    const type = "text/plain";
    const content = text.then((known) => new Blob([known], { type }));
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
    return true;
  } catch {
    await text; // whose own failure is told by whoever wrote it
    return false;
  }
}

/** Hand out a file. @param {File} file */
export function save({ file, type, text }) {
  hand(file, new Blob([text], { type: `${type};charset=utf-8` }));
}

/**
 * Hand out a drawing as a picture of pixels.
 *
 * @param {File} drawing an SVG that stands alone
 */
export async function savePicture({ file, text }) {
  const image = new Image();
  // A data: address, since the policy lets images come from there and not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = LARGER * image.naturalWidth;
  canvas.height = LARGER * image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  /** @type {Blob | null} */
  const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!picture) throw new RangeError(`${canvas.width} × ${canvas.height} pixels`);
  hand(file.replace(/\.svg$/, ".png"), picture);
}

/**
 * @param {string} name
 * @param {Blob} content
 */
function hand(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
