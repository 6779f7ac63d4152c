import PDFDocument from 'pdfkit';
import { drawable, fontOf } from './fonts';
import type { Group, LineStyle, Printed, Said, SheetOptions, TextStyle } from './sheet-types';

import { Bytes, joinPieces } from './small-memory';
import { indentOf, isOneLine, SMALLEST, widthIn } from './words';

export type * from './sheet-types';

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

const FURNITURE = { furniture: true } as const;

/**
 * Paper to write on: PDF/A, tagged, in Chinese, deterministic. Drawing speaks in points from the
 * top left corner; nothing moves by itself, so that a form looks the same every month.
 */
export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  /** What texts are added to: the document, or a group that is being drawn. */
  private parent: PDFKit.PDFStructureElement;
  private readonly bytes = new Bytes();
  private readonly said: Said[] = [];
  private page = 1;
  /** Of each page: whether it lies on its side. */
  private readonly turned: boolean[] = [false];

  constructor(private readonly options: SheetOptions) {
    this.doc = new PDFDocument({
      size: [...options.size],
      margins: { ...options.margin },
      // No default font: it would be parsed anew (see fonts.ts).
      font: null as never,
      bufferPages: true,
      // It would keep every text of the document with all its glyphs.
      fontLayoutCache: false,
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
    this.doc.on('data', (chunk: Buffer) => this.bytes.add(chunk));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.parent = this.root;
  }

  get left(): number {
    return this.options.margin.left;
  }

  get right(): number {
    return this.extent[0] - this.options.margin.right;
  }

  get top(): number {
    return this.options.margin.top;
  }

  get bottom(): number {
    return this.extent[1] - this.options.margin.bottom;
  }

  get width(): number {
    return this.right - this.left;
  }

  get height(): number {
    return this.extent[1];
  }

  /** Whether the page that is being written lies on its side. */
  get isTurned(): boolean {
    return this.turned[this.page - 1] ?? false;
  }

  /** How many pages there are so far; unless `goTo` turned back, the last one is being written. */
  get pages(): number {
    return this.turned.length;
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

  /** A new last page, upright unless it is said to lie on its side; texts go there from now on. */
  addPage(isTurned = false): void {
    const [width, height] = this.options.size;
    joinPieces(this.doc.page);
    this.turned.push(isTurned);
    this.page = this.turned.length;
    this.doc.addPage({
      size: isTurned ? [height, width] : [width, height],
      margins: { ...this.options.margin },
    });
  }

  /** Goes on writing on an earlier page, for what is only known once the others are drawn. */
  goTo(page: number): void {
    this.doc.switchToPage(page - 1);
    this.page = page;
  }

  /** What is drawn within belongs together; `alt` tells a screen reader what a picture shows. */
  group(kind: Group, draw: () => void, alt?: string): void {
    this.placeFor(kind, alt)(draw);
  }

  /** Keeps a group's place in the order of reading; what is given back draws it, once. */
  placeFor(kind: Group, alt?: string): (draw: () => void) => void {
    const element = this.doc.struct(kind, alt === undefined ? {} : { alt });
    this.parent.add(element);
    return (draw) => {
      const outer = this.parent;
      this.parent = element;
      draw();
      this.parent = outer;
      element.end();
    };
  }

  /** The height a text would take, in points. */
  heightOf(text: string, style: TextStyle = {}): number {
    this.use(style);
    const words = drawable(text);
    const lineGap = style.lineGap ?? 0;
    if (isOneLine(words, style)) return this.doc.currentLineHeight(true) + lineGap;
    return this.doc.heightOfString(words, { width: style.width, lineGap });
  }

  widthOf(text: string, style: TextStyle = {}): number {
    return widthIn(drawable(text), style);
  }

  text(given: string, x: number, y: number, style: TextStyle = {}): void {
    if (given === '') return;
    this.use(style);
    const words = drawable(given);
    const role = style.role ?? 'P';
    this.said.push({ page: this.page, text: words, ...(role === 'Artifact' ? FURNITURE : {}) });
    this.marked(role, () => {
      if (isOneLine(words, style)) {
        this.doc.text(words, x + indentOf(words, style), y, { lineBreak: false });
        return;
      }
      const { width, align = 'left', lineGap = 0 } = style;
      this.doc.text(words, x, y, { width, align, lineGap });
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

  /** A line through points; with `dash` of strokes so long, in points. */
  path(points: readonly (readonly [number, number])[], style: LineStyle & { dash?: number }): void {
    const [first, ...others] = points;
    if (!first) return;
    this.artifact(() => {
      this.doc.lineWidth(style.width ?? 0.5).strokeColor(style.color ?? HAIRLINE);
      if (style.dash) this.doc.dash(style.dash, { space: style.dash * 0.7 });
      this.doc.moveTo(...first);
      for (const point of others) this.doc.lineTo(...point);
      this.doc.stroke();
      if (style.dash) this.doc.undash();
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
      this.goTo(index + 1);
      // Otherwise a text in the margin would start a new page.
      this.doc.page.margins.bottom = 0;
      furniture(index + 1, count);
    }
    this.root.end();
    const ended = new Promise<void>((resolve) => this.doc.on('end', resolve));
    this.doc.end();
    await ended;
    return { bytes: this.bytes.whole(), pages: count, said: this.said };
  }

  private get extent(): readonly [number, number] {
    const [width, height] = this.options.size;
    return this.isTurned ? [height, width] : [width, height];
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
    this.parent.add(this.doc.struct(role, {}, [content]));
  }

  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }
}
