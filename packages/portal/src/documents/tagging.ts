import type { jsPDF } from 'jspdf';
import { function_, object, parse } from 'valibot';
import type { DocumentContent } from './content.ts';

/** The parts of a document’s structure that our documents use (ISO 32000-1, 14.8.4). */
export type Role = 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

interface StructureElement {
  readonly role: Role | 'Document';
  readonly alternative?: string;
  /** Where a figure stands: left, bottom, right, top in points from the page’s lower left corner. */
  readonly box?: readonly [number, number, number, number];
  readonly children: StructureElement[];
  readonly marks: { readonly page: number; readonly id: number }[];
}

/** jsPDF’s own writing tools, which its types leave out; another version that lacks one is refused at once. */
const internals = object({
  write: function_(),
  newObjectDeferred: function_(),
  newObjectDeferredBegin: function_(),
});

/** The language of a document as PDF names it: Belgian French or Dutch. */
const locales = { fr: 'fr-BE', nl: 'nl-BE' } as const;

/**
 * Gives a document of jsPDF 4.2.1 the structure tree that screen readers read: each drawn text is marked with the
 * element it belongs to, and the rest as decoration. jsPDF has no such thing itself; this uses the events with which its
 * own plugins work. PDF/UA-1 is what it aims at: tags, title, language, embedded fonts, alternatives of figures.
 */
export class Tagger {
  readonly #pdf: jsPDF;
  readonly #language: keyof typeof locales;
  readonly #write: (text: string) => void;
  readonly #reserve: () => number;
  readonly #begin: (object: number) => void;
  readonly #root: StructureElement = { role: 'Document', children: [], marks: [] };
  readonly #pageObjects = new Map<number, number>();
  readonly #marksOfPage = new Map<number, number>();
  #path: readonly StructureElement[] = [this.#root];
  #treeObject = 0;

  constructor(
    pdf: jsPDF,
    { title, language, signedText }: Pick<DocumentContent, 'title' | 'language' | 'signedText'>,
  ) {
    this.#pdf = pdf;
    this.#language = language;
    const tools = parse(internals, pdf.internal);
    this.#write = (text) => void tools.write(text);
    this.#reserve = () => Number(tools.newObjectDeferred());
    this.#begin = (object) => void tools.newObjectDeferredBegin(object, true);

    const { setPdfVersion } = parse(object({ setPdfVersion: function_() }), Reflect.get(pdf, '__private__'));
    setPdfVersion('1.7');
    pdf.setProperties({
      title,
      creator: 'Isoloir',
      ...(signedText === undefined ? {} : { keywords: signedText }),
    });
    pdf.viewerPreferences({ DisplayDocTitle: true });
    pdf.addMetadata(metadata(title, locales[language]), true);
    pdf.internal.events.subscribe(
      'putPage',
      ({ objId, pageNumber }: { objId: number; pageNumber: number }) => {
        this.#pageObjects.set(pageNumber, objId);
        this.#write(`/StructParents ${pageNumber - 1} /Tabs /S`);
      },
    );
    pdf.internal.events.subscribe('postPutResources', () => this.#putTree());
    pdf.internal.events.subscribe('putCatalog', () => {
      this.#write(`/Lang (${locales[this.#language]})`);
      this.#write(`/MarkInfo <</Marked true>> /StructTreeRoot ${this.#treeObject} 0 R`);
    });
  }

  /** Everything drawn meanwhile stands in an element inside the current one. */
  inside(role: Role, draw: () => void, figure: Pick<StructureElement, 'alternative' | 'box'> = {}): void {
    const element: StructureElement = { role, ...figure, children: [], marks: [] };
    this.#path.at(-1)?.children.push(element);
    const outer = this.#path;
    this.#path = [...outer, element];
    draw();
    this.#path = outer;
  }

  /** Marks what is drawn meanwhile, on one page, as the content of the current element. */
  content(draw: () => void): void {
    const element = this.#path.at(-1);
    if (element === undefined || element === this.#root) throw new Error('content belongs in an element');
    const page = this.#pdf.getCurrentPageInfo().pageNumber;
    const id = this.#marksOfPage.get(page) ?? 0;
    this.#marksOfPage.set(page, id + 1);
    element.marks.push({ page, id });
    this.#write(`/${element.role} <</MCID ${id}>> BDC`);
    draw();
    this.#write('EMC');
  }

  /** Marks what is drawn meanwhile as decoration: rules, frames, page numbers. */
  decoration(draw: () => void): void {
    this.#write('/Artifact BMC');
    draw();
    this.#write('EMC');
  }

  /** Writes the tree: the root, the elements, and for each page which mark belongs to which element. */
  #putTree(): void {
    this.#treeObject = this.#reserve();
    const parents = new Map<number, number[]>();
    const top = this.#putElement(this.#root, this.#treeObject, parents);
    const numbers = [...parents].map(
      ([page, elements]) => `${page - 1} [${elements.map((object) => `${object} 0 R`).join(' ')}]`,
    );
    const parentTree = this.#putObject(`<</Nums [${numbers.join(' ')}]>>`);
    this.#putObject(
      `<</Type /StructTreeRoot /K [${top} 0 R] /ParentTree ${parentTree} 0 R /ParentTreeNextKey ${this.#pageObjects.size}>>`,
      this.#treeObject,
    );
  }

  #putElement(element: StructureElement, parent: number, parents: Map<number, number[]>): number {
    const own = this.#reserve();
    const page = element.marks[0]?.page;
    const marks = element.marks.map((mark) => {
      const list = parents.get(mark.page) ?? [];
      list[mark.id] = own;
      parents.set(mark.page, list);
      return `<</Type /MCR /Pg ${this.#pageObjects.get(mark.page) ?? 0} 0 R /MCID ${mark.id}>>`;
    });
    const children = element.children.map((child) => `${this.#putElement(child, own, parents)} 0 R`);
    this.#putObject(
      [
        `<</Type /StructElem /S /${element.role} /P ${parent} 0 R /K [${[...marks, ...children].join(' ')}]`,
        page === undefined ? '' : `/Pg ${this.#pageObjects.get(page) ?? 0} 0 R`,
        element.alternative === undefined ? '' : `/Alt <${utf16(element.alternative)}>`,
        element.box === undefined
          ? ''
          : `/A <</O /Layout /Placement /Block /BBox [${element.box.map((side) => side.toFixed(2)).join(' ')}]>>`,
        element.role === 'TH' ? '/A <</O /Table /Scope /Row>>' : '',
        '>>',
      ].join(' '),
      own,
    );
    return own;
  }

  #putObject(content: string, number = this.#reserve()): number {
    this.#begin(number);
    this.#write(content);
    this.#write('endobj');
    return number;
  }
}

/** A text as PDF takes it where it is not drawn: UTF-16 with its byte order mark, in hex. */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  return `feff${units.join('')}`;
}

function metadata(title: string, language: string): string {
  const escaped = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return [
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<pdfuaid:part>1</pdfuaid:part>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ].join('\n');
}
