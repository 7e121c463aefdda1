import { create } from 'qrcode';
import boldFace from './fonts/LiberationSans-Bold.ttf?url';
import regularFace from './fonts/LiberationSans-Regular.ttf?url';
import type { DocumentContent } from './content.ts';
import { qrMatrix } from './qr.ts';
import { writePdf } from './pdf.ts';

/** A document as a PDF. The fonts are fetched from this site; what the document says goes nowhere. */
export async function makePdf(content: DocumentContent): Promise<Uint8Array<ArrayBuffer>> {
  const [regular, bold] = await Promise.all([bytesAt(regularFace), bytesAt(boldFace)]);
  return writePdf(content, { regular, bold }, (value) => qrMatrix(create, value));
}

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no font at ${address}`);
  return new Uint8Array(await response.arrayBuffer());
}
