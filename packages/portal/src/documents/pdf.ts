import { jsPDF } from 'jspdf';
import { binaryText } from './bytes.ts';
import { type Block, type DocumentContent, groupsOfFour } from './content.ts';
import { Tagger } from './tagging.ts';

/** The two faces that documents are set in, as TrueType files. */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** The squares of a QR code, row by row; true is dark. */
export type QrMatrix = readonly (readonly boolean[])[];

const regular = 'LiberationSans';
const bold = 'LiberationSans-Bold';
const ink = '#16242e';
const muted = '#4a5a66';
const warning = '#7a4a00';

/** In points; A4. */
const page = { width: 595.28, height: 841.89, side: 62, top: 68, bottom: 64 };
const width = page.width - 2 * page.side;
const body = { size: 11, line: 16 };

interface Style {
  readonly font?: string;
  readonly size?: number;
  readonly line?: number;
  readonly colour?: string;
  readonly left?: number;
  readonly width?: number;
}

/**
 * Writes a document as a PDF of A4 pages: selectable text in embedded fonts, tagged for screen readers. `drawQr` makes
 * the squares of a QR code.
 */
export function writePdf(
  content: DocumentContent,
  fonts: Fonts,
  drawQr: (value: string) => QrMatrix,
): Uint8Array<ArrayBuffer> {
  const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
  for (const [name, file] of [
    [regular, fonts.regular],
    [bold, fonts.bold],
  ] as const) {
    pdf.addFileToVFS(`${name}.ttf`, binaryText(file));
    pdf.addFont(`${name}.ttf`, name, 'normal', undefined, 'Identity-H');
  }
  new Setter(pdf, content, drawQr).set();
  return new Uint8Array(pdf.output('arraybuffer'));
}

/** Sets the blocks of one document, one under the other, on as many pages as they need. */
class Setter {
  readonly #pdf: jsPDF;
  readonly #content: DocumentContent;
  readonly #drawQr: (value: string) => QrMatrix;
  readonly #tags: Tagger;
  #y = page.top;

  constructor(pdf: jsPDF, content: DocumentContent, drawQr: (value: string) => QrMatrix) {
    this.#pdf = pdf;
    this.#content = content;
    this.#drawQr = drawQr;
    this.#tags = new Tagger(pdf, content);
  }

  set(): void {
    const { issuer, title, blocks } = this.#content;
    this.#tags.inside('P', () => this.#lines(issuer, { colour: muted }));
    this.#y += 6;
    this.#tags.inside('H1', () => this.#lines(title, { font: bold, size: 21, line: 26 }));
    this.#tags.decoration(() => {
      this.#pdf.setDrawColor(ink).setLineWidth(1.5);
      this.#pdf.line(page.side, this.#y + 2, page.width - page.side, this.#y + 2);
    });
    this.#y += 20;
    for (const block of blocks) {
      this.#block(block);
      this.#y += 10;
    }
    this.#pageNumbers();
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        this.#y += 8;
        this.#keep(60);
        this.#tags.inside('H2', () => this.#lines(block.text, { font: bold, size: 13.5, line: 19 }));
        this.#y -= 6;
        return;
      case 'paragraph':
        this.#tags.inside('P', () => this.#lines(block.text));
        return;
      case 'warning':
        this.#warning(block.text);
        return;
      case 'facts':
        this.#facts(block.rows);
        return;
      case 'list':
        this.#list(block.items);
        return;
      case 'code':
        this.#code(block.label, block.value);
        return;
      case 'qr':
        this.#qr(block.value, block.alternative);
    }
  }

  /** Draws a text in the current element, broken into lines, on the next page where this one is full. */
  #lines(text: string, style: Style = {}): void {
    const { size = body.size, line = body.line, left = 0 } = style;
    this.#style(style);
    for (const part of this.#broken(text, style)) {
      this.#keep(line);
      this.#style(style);
      this.#tags.content(() => this.#pdf.text(part, page.side + left, this.#y + size));
      this.#y += line;
    }
  }

  #broken(text: string, style: Style): readonly string[] {
    const { left = 0 } = style;
    this.#style(style);
    const lines: unknown = this.#pdf.splitTextToSize(text, style.width ?? width - left);
    return Array.isArray(lines) ? lines.map(String) : [text];
  }

  #style({ font = regular, size = body.size, colour = ink }: Style): void {
    this.#pdf.setFont(font, 'normal').setFontSize(size).setTextColor(colour);
  }

  /** Goes to the next page unless so much still fits. */
  #keep(height: number): void {
    if (this.#y + height <= page.height - page.bottom) return;
    this.#pdf.addPage();
    this.#y = page.top;
  }

  #warning(text: string): void {
    const style = { font: bold, left: 16, width: width - 28, colour: warning };
    const height = this.#broken(text, style).length * body.line + 16;
    this.#keep(height);
    this.#tags.decoration(() => {
      this.#pdf.setDrawColor(warning).setLineWidth(1.5).rect(page.side, this.#y, width, height, 'S');
    });
    this.#y += 7;
    this.#tags.inside('P', () => this.#lines(text, style));
    this.#y += 9;
  }

  #facts(rows: Extract<Block, { kind: 'facts' }>['rows']): void {
    const column = 170;
    this.#tags.inside('Table', () => {
      for (const { label, value } of rows) {
        const values = { left: column, width: width - column };
        const labels = { font: bold, width: column - 12 };
        const height =
          Math.max(this.#broken(value, values).length, this.#broken(label, labels).length) * body.line;
        this.#keep(height);
        const top = this.#y;
        this.#tags.inside('TR', () => {
          this.#tags.inside('TH', () => this.#lines(label, labels));
          this.#y = top;
          this.#tags.inside('TD', () => this.#lines(value, values));
        });
        this.#y = Math.max(this.#y, top + height) + 4;
      }
    });
  }

  #list(items: Extract<Block, { kind: 'list' }>['items']): void {
    this.#tags.inside('L', () => {
      for (const { text, detail, plain } of items) {
        this.#keep(2 * body.line);
        const middle = this.#y + 7.5;
        this.#tags.decoration(() => {
          this.#pdf.setFillColor(ink).circle(page.side + 4, middle, 1.8, 'F');
        });
        this.#tags.inside('LI', () => {
          this.#tags.inside('LBody', () => {
            this.#lines(text, { font: plain === true ? regular : bold, left: 14 });
            if (detail !== undefined) this.#lines(detail, { left: 14, colour: muted, size: 10, line: 14 });
          });
        });
        this.#y += 4;
      }
    });
  }

  /** Groups stand apart by place, not by spaces. */
  #code(label: string, value: string): void {
    const style = { font: bold, size: 16, line: 24 };
    this.#keep(body.line + style.line);
    this.#tags.inside('P', () => this.#lines(label, { font: bold }));
    this.#y += 2;
    this.#style(style);
    let left = page.side;
    this.#tags.inside('P', () => {
      this.#tags.content(() => {
        for (const group of groupsOfFour(value)) {
          this.#pdf.text(group, left, this.#y + style.size);
          left += this.#pdf.getTextWidth(group) + 12;
        }
      });
    });
    this.#y += style.line;
  }

  #qr(value: string, alternative: string): void {
    const matrix = this.#drawQr(value);
    const side = 150;
    const dot = side / matrix.length;
    this.#keep(side + 8);
    const { side: left } = page;
    const top = this.#y + 4;
    const box = [left, page.height - top - side, left + side, page.height - top] as const;
    this.#tags.inside(
      'Figure',
      () =>
        this.#tags.content(() => {
          this.#pdf.setFillColor('#000000');
          matrix.forEach((row, line) => {
            for (const { start, length } of runs(row)) {
              this.#pdf.rect(left + start * dot, top + line * dot, length * dot, dot, 'F');
            }
          });
        }),
      { alternative, box },
    );
    this.#y = top + side + 4;
  }

  #pageNumbers(): void {
    const pages = this.#pdf.getNumberOfPages();
    if (pages === 1) return;
    for (let number = 1; number <= pages; number += 1) {
      this.#pdf.setPage(number);
      this.#style({ size: 9, colour: muted });
      this.#tags.decoration(() =>
        this.#pdf.text(`${number} / ${pages}`, page.width - page.side, page.height - 36, { align: 'right' }),
      );
    }
  }
}

/** The dark stretches of a row of squares. */
function runs(row: readonly boolean[]): readonly { start: number; length: number }[] {
  const found: { start: number; length: number }[] = [];
  row.forEach((dark, index) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last !== undefined && last.start + last.length === index) last.length += 1;
    else found.push({ start: index, length: 1 });
  });
  return found;
}
