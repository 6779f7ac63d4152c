import PDFDocument from 'pdfkit';
import { drawable, fontOf, type Weight } from './fonts';

/** Millimetres in points: pdfkit counts in 1/72 inch. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

/** A4 upright, in points. */
export const A4: readonly [number, number] = [mm(210), mm(297)];

/** Of the tables that are published: room for two holes, and as much of the page as can be. */
export const REPORT_MARGIN = { top: mm(16), right: mm(17), bottom: mm(16), left: mm(17) };

/** Between one part of a published table and the next, in points. */
export const REPORT_GAP = 14;

export const INK = '#1D2733';
export const QUIET = '#5A6672';
export const HAIRLINE = '#B9C1C8';
export const SHADE = '#F0F3F1';
export const PAPER = '#FFFFFF';
export const PINE = '#0E6B5A';
export const VERMILION = '#B3261E';

export interface SheetOptions {
  /** Width and height in points. */
  readonly size: readonly [number, number];
  readonly margin: { top: number; right: number; bottom: number; left: number };
  readonly title: string;
  readonly subject: string;
  /** Goes into the file as its time of making: the same content gives the same bytes. */
  readonly madeAt: Date;
  /** Files travel inside it: PDF/A-3b, which allows any, instead of PDF/A-2b, which allows PDF alone. */
  readonly carriesFiles?: boolean;
}

export interface TextStyle {
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly width?: number;
  readonly lineGap?: number;
  /** What it is to a screen reader; 'Artifact' is page furniture that is not read aloud. */
  readonly role?: 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Artifact';
}

/** A text on a page. Furniture is what surrounds it: heads, feet, codes, which differ from print to print. */
export interface Said {
  readonly page: number;
  readonly text: string;
  readonly furniture?: true;
}

/** A finished document: its bytes, and every text on it with its page, which the tests read. */
export interface Printed {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly said: readonly Said[];
}

const SMALLEST = 9;
const FURNITURE = { furniture: true } as const;

/**
 * Paper to write on: PDF/A, tagged, in Chinese, deterministic. Drawing speaks in points from the
 * top left corner; nothing moves by itself, so that a form looks the same every month.
 */
export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly said: Said[] = [];
  private page = 1;

  constructor(private readonly options: SheetOptions) {
    this.doc = new PDFDocument({
      size: [...options.size],
      margins: { ...options.margin },
      // No default font: it would be parsed anew (see fonts.ts).
      font: null as never,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: (options.carriesFiles ? 'PDF/A-3b' : 'PDF/A-2b') as never,
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: options.title,
        Subject: options.subject,
        Creator: '信托账 Trust Ledger',
        CreationDate: options.madeAt,
        ModDate: options.madeAt,
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get left(): number {
    return this.options.margin.left;
  }

  get right(): number {
    return this.options.size[0] - this.options.margin.right;
  }

  get top(): number {
    return this.options.margin.top;
  }

  get bottom(): number {
    return this.options.size[1] - this.options.margin.bottom;
  }

  get width(): number {
    return this.right - this.left;
  }

  get height(): number {
    return this.options.size[1];
  }

  /** How many pages there are so far; the last one is being written. */
  get pages(): number {
    return this.page;
  }

  /** What the pages say so far, in the order of drawing. */
  get texts(): readonly Said[] {
    return this.said;
  }

  /** Puts a file inside the document, for programs that read it. @throws Error on a sheet that carries none. */
  attach(file: { name: string; mediaType: string; bytes: Buffer; description: string }): void {
    if (!this.options.carriesFiles) throw new Error('this sheet carries no files');
    const at = this.options.madeAt;
    this.doc.file(file.bytes, {
      name: file.name,
      type: file.mediaType,
      description: file.description,
      creationDate: at,
      modifiedDate: at,
      relationship: 'Data',
    } as never);
  }

  addPage(): void {
    this.doc.addPage();
    this.page += 1;
  }

  /** The height a text would take, in points. */
  heightOf(text: string, style: TextStyle = {}): number {
    this.use(style);
    return this.doc.heightOfString(drawable(text), {
      width: style.width,
      lineGap: style.lineGap ?? 0,
    });
  }

  widthOf(text: string, style: TextStyle = {}): number {
    this.use(style);
    return this.doc.widthOfString(drawable(text));
  }

  text(given: string, x: number, y: number, style: TextStyle = {}): void {
    if (given === '') return;
    this.use(style);
    const words = drawable(given);
    const role = style.role ?? 'P';
    this.said.push({ page: this.page, text: words, ...(role === 'Artifact' ? FURNITURE : {}) });
    this.marked(role, () => {
      this.doc.text(words, x, y, {
        width: style.width,
        align: style.align ?? 'left',
        lineGap: style.lineGap ?? 0,
        lineBreak: style.width !== undefined,
      });
    });
  }

  line(from: [number, number], to: [number, number], style: LineStyle = {}): void {
    this.artifact(() => {
      this.doc
        .lineWidth(style.width ?? 0.5)
        .strokeColor(style.color ?? HAIRLINE)
        .moveTo(...from)
        .lineTo(...to)
        .stroke();
    });
  }

  /** x, y, width, height. */
  fill(box: [number, number, number, number], color: string): void {
    this.artifact(() => this.doc.rect(...box).fill(color));
  }

  frame(box: [number, number, number, number], style: LineStyle = {}): void {
    this.artifact(() => {
      this.doc
        .lineWidth(style.width ?? 0.5)
        .strokeColor(style.color ?? HAIRLINE)
        .rect(...box)
        .stroke();
    });
  }

  /** Many small squares as one shape, for a QR code; `cells` in points. */
  squares(cells: readonly [number, number][], side: number, color = INK): void {
    this.artifact(() => {
      for (const [x, y] of cells) this.doc.rect(x, y, side, side);
      this.doc.fill(color);
    });
  }

  /** Ends the document; `furniture` draws what needs the number of pages, e.g. 第 1 页 共 2 页. */
  async finish(furniture: (page: number, pages: number) => void): Promise<Printed> {
    const { count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(index);
      // Otherwise a text in the margin would start a new page.
      this.doc.page.margins.bottom = 0;
      this.page = index + 1;
      furniture(index + 1, count);
    }
    this.root.end();
    const ended = new Promise<void>((resolve) => this.doc.on('end', resolve));
    this.doc.end();
    await ended;
    return { bytes: Buffer.concat(this.chunks), pages: count, said: this.said };
  }

  private use(style: TextStyle): void {
    const weight = style.weight ?? 'regular';
    this.doc
      .font(fontOf(weight) as never, weight)
      .fontSize(style.size ?? SMALLEST)
      .fillColor(style.color ?? INK);
  }

  private marked(role: NonNullable<TextStyle['role']>, draw: () => void): void {
    if (role === 'Artifact') {
      this.artifact(draw);
      return;
    }
    const content = this.doc.markStructureContent(role);
    draw();
    this.doc.endMarkedContent();
    this.root.add(this.doc.struct(role, {}, [content]));
  }

  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }
}

export interface LineStyle {
  readonly width?: number;
  readonly color?: string;
}
