import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { MEDIA, type AcceptedKind } from '../platform/files/media.rules';
import { sanitise } from '../platform/files/sanitise';
import type { PublicCopy } from '../platform/files/sanitise';
import { Turnstile } from '../platform/files/turnstile';
import { evidenceErrors } from './evidence.errors';
import { blacken, boxesOnPages, type MaskBox, type PageSize } from './mask.rules';
import { EDGE_MAX, eachPage, type PdfPage } from './pdf-pages';

/** The original as it lies in the store. */
export interface Original {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A new public copy, and the boxes as they were drawn. */
export interface MaskedCopy extends PublicCopy {
  readonly boxes: readonly MaskBox[];
}

export const PDF = MEDIA.pdf.mediaType;
const PIXELS_MAX = 60_000_000;
const QUALITY = 84;
const THUMBNAIL_EDGE = 300;
const PAPER = '#ffffff';
// The same boxes on the same original give the same bytes, whenever they are drawn.
const NO_MOMENT = new Date(0);
const painting = new Turnstile(1);

/**
 * The public copy under these boxes, always drawn from the original. Only dots survive: of a photograph
 * its picture, of a PDF a picture of every page, bound anew, so that no word, layer or attachment lies
 * under a box. Without boxes it is the copy that was made when the file came in.
 * @throws DomainError `evidence.…`
 */
export async function maskedCopy(
  original: Original,
  boxes: readonly MaskBox[],
): Promise<MaskedCopy> {
  if (boxes.length === 0) return { ...(await automaticCopy(original)), boxes: [] };
  return original.mediaType === PDF
    ? maskedPdf(original.bytes, boxes)
    : painting.pass(() => maskedPicture(original.bytes, boxes));
}

/** One page of the original as a JPEG, for those who mask it. @throws DomainError `evidence.…` */
export async function pagePicture({ mediaType, bytes }: Original, no: number): Promise<Buffer> {
  if (mediaType === PDF) return pdfPagePicture(bytes, no);
  if (no !== 1) throw evidenceErrors.noPage();
  return painting.pass(async () => jpegOf(await pictureOf(bytes)));
}

async function automaticCopy({ name, mediaType, bytes }: Original): Promise<PublicCopy> {
  const kind = (Object.keys(MEDIA) as AcceptedKind[]).find(
    (each) => MEDIA[each].mediaType === mediaType,
  );
  if (!kind) throw evidenceErrors.unreadable();
  return sanitise({ kind, mediaType, name }, bytes);
}

/** Dots, four bytes each. */
interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function maskedPicture(bytes: Buffer, wanted: readonly MaskBox[]): Promise<MaskedCopy> {
  const picture = await pictureOf(bytes);
  const { width, height } = picture;
  const boxes = boxesOnPages(wanted, [{ no: 1, width, height }]);
  blacken({ data: picture.data, width, channels: 4 }, boxes);
  const copy = await jpegOf(picture);
  return {
    bytes: copy,
    mediaType: 'image/jpeg',
    thumbnail: await thumbnailOf(copy),
    width,
    height,
    boxes,
  };
}

/** Upright, at the size of a public copy, on white paper. */
async function pictureOf(bytes: Buffer): Promise<Picture> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: PIXELS_MAX,
      failOn: 'error',
      pages: 1,
    })
      .autoOrient()
      .resize({ width: EDGE_MAX, height: EDGE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    throw evidenceErrors.unreadable();
  }
}

function jpegOf({ data, width, height }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

const thumbnailOf = (picture: Buffer): Promise<Buffer> =>
  sharp(picture)
    .resize({
      width: THUMBNAIL_EDGE,
      height: THUMBNAIL_EDGE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .jpeg({ quality: 72 })
    .toBuffer();

async function pdfPagePicture(bytes: Buffer, no: number): Promise<Buffer> {
  let picture: Buffer | null = null;
  await eachPage(bytes, { draw: true, only: no }, async (page) => {
    picture = await jpegOf(drawnOf(page));
  });
  if (!picture) throw evidenceErrors.noPage();
  return picture;
}

async function maskedPdf(bytes: Buffer, wanted: readonly MaskBox[]): Promise<MaskedCopy> {
  const sizes: PageSize[] = [];
  const binding = new Binding();
  let thumbnail: Buffer | null = null;
  await eachPage(bytes, { draw: true }, async (page) => {
    const picture = drawnOf(page);
    sizes.push(page);
    const here = wanted.filter((box) => box.page === page.no);
    blacken({ ...picture, channels: 4 }, boxesOnPages(here, [page]));
    const drawn = await jpegOf(picture);
    thumbnail ??= await thumbnailOf(drawn);
    binding.add(drawn, page);
  });
  return {
    bytes: await binding.bound(),
    mediaType: PDF,
    thumbnail,
    width: null,
    height: null,
    boxes: boxesOnPages(wanted, sizes),
  };
}

function drawnOf({ drawn, width, height }: PdfPage): Picture {
  if (!drawn) throw evidenceErrors.unreadable();
  // from the other thread it comes as bytes of no particular kind
  return { data: Buffer.from(drawn.buffer, drawn.byteOffset, drawn.length), width, height };
}

/** Pictures of pages as a PDF, each on paper of the size it had. */
class Binding {
  private readonly chunks: Buffer[] = [];
  private readonly paper = new PDFDocument({
    autoFirstPage: false,
    // No word is set, so no font is needed.
    font: null as never,
    info: { Creator: '信托账 Trust Ledger', CreationDate: NO_MOMENT, ModDate: NO_MOMENT },
  });
  private readonly done = new Promise<void>((resolve) => this.paper.on('end', resolve));

  constructor() {
    this.paper.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  add(picture: Buffer, { pointWidth, pointHeight }: PdfPage): void {
    this.paper.addPage({ size: [pointWidth, pointHeight], margin: 0 });
    this.paper.image(picture, 0, 0, { width: pointWidth, height: pointHeight });
  }

  async bound(): Promise<Buffer> {
    this.paper.end();
    await this.done;
    return Buffer.concat(this.chunks);
  }
}
