const step = 8192;

/** Bytes as a text of characters up to 255, the form in which jsPDF and `btoa` take them. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += step) {
    text += String.fromCharCode(...bytes.subarray(start, start + step));
  }
  return text;
}

/** Bytes in base64. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(binaryText(bytes));
}
