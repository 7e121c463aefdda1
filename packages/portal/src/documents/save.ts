/** Hands bytes to the browser as a file to keep. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes by then; the address would keep them for as long as the page lives.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
