import type { create } from 'qrcode';
import type { QrMatrix } from './pdf.ts';

/** The squares of a QR code of a text, by the library’s own `create`, which is loaded only when needed. */
export function qrMatrix(make: typeof create, text: string): QrMatrix {
  const { modules } = make(text, { errorCorrectionLevel: 'M' });
  const places = Array.from({ length: modules.size }, (_, index) => index);
  return places.map((row) => places.map((column) => modules.get(row, column) === 1));
}
