import { evidenceErrors } from './evidence.errors';
import type { MaskedKindView } from './masked.view';

/** What a box hides, in the order in which it is listed. Text in JSON and in the log. */
export const MASK_KINDS = [
  'phone',
  'id-number',
  'plate',
  'bank-account',
  'name',
  'face',
  'address',
  'signature',
  'other',
] as const;

export type MaskKind = (typeof MASK_KINDS)[number];

export const maskKindNames: Readonly<Record<MaskKind, string>> = {
  phone: '电话号码',
  'id-number': '身份证号',
  plate: '车牌号',
  'bank-account': '银行账号',
  name: '姓名',
  face: '人脸',
  address: '住址',
  signature: '签名',
  other: '其他',
};

/** A box on the picture of a page, in dots from the upper left corner. */
export interface MaskBox {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: MaskKind;
}

/** The picture of a page, in dots. */
export interface PageSize {
  readonly no: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The boxes as they are drawn and kept: whole dots, cut to their page, in reading order.
 * @throws DomainError `evidence.page-unknown`, `evidence.box-outside` for a box of which nothing lies on its page
 */
export function boxesOnPages(boxes: readonly MaskBox[], pages: readonly PageSize[]): MaskBox[] {
  const sizes = new Map(pages.map((page) => [page.no, page]));
  return boxes
    .map((box) => {
      const page = sizes.get(box.page);
      if (!page) throw evidenceErrors.pageUnknown(box.page);
      return cutTo(box, page);
    })
    .toSorted((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
}

/** Outwards to whole dots: a box may hide a dot too much, never one too little. */
function cutTo(box: MaskBox, { width, height }: PageSize): MaskBox {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  if (right <= left || bottom <= top) throw evidenceErrors.boxOutside(box.page);
  const { page, kind } = box;
  return { page, x: left, y: top, width: right - left, height: bottom - top, kind };
}

/** What was masked, by kind: 电话号码 2 处. Kinds nobody knows any more count as 其他. */
export function maskedKindsOf(kinds: readonly string[]): MaskedKindView[] {
  const known = kinds.map((kind) => (isMaskKind(kind) ? kind : 'other'));
  return MASK_KINDS.map((kind) => ({
    kind,
    name: maskKindNames[kind],
    count: known.filter((each) => each === kind).length,
  })).filter(({ count }) => count > 0);
}

const isMaskKind = (kind: string): kind is MaskKind =>
  (MASK_KINDS as readonly string[]).includes(kind);

/** Three or four bytes a dot, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly channels: 3 | 4;
}

/** What a box leaves: black, opaque, nothing of what was there. */
export const MASK_COLOUR = [0, 0, 0, 0xff] as const;

/** Writes over every dot under the boxes, in place; the boxes lie on the picture. */
export function blacken({ data, width, channels }: Pixels, boxes: readonly MaskBox[]): void {
  const colour = MASK_COLOUR.slice(0, channels);
  for (const box of boxes) {
    for (let row = box.y; row < box.y + box.height; row += 1) {
      for (let column = box.x; column < box.x + box.width; column += 1) {
        data.set(colour, (row * width + column) * channels);
      }
    }
  }
}
