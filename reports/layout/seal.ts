import type { Printed, Said, Sheet } from './sheet';

/** What makes a report on paper prove itself: pages after its last, and a code on every page. */
export interface Seal {
  /** Adds what stands after the body: the page with the proof. */
  readonly drawPages: (sheet: Sheet) => void;
  /** On each page, this one of `pages` (the pages of the proof counted), beside the foot. */
  readonly drawCode: (sheet: Sheet, at: { page: number; pages: number }) => void;
}

/**
 * Asked once, when the body stands and before heads and feet are drawn: what each page says, in the order
 * of drawing. Null: nothing is added.
 */
export type Sealing = (said: readonly Said[], pages: number) => Promise<Seal | null>;

export const unsealed: Sealing = () => Promise.resolve(null);

/** Ends a document: what proves it, then the foot of every page. */
export async function finishSealed(
  sheet: Sheet,
  seal: Sealing,
  drawFoot: (at: { page: number; pages: number }) => void,
): Promise<Printed> {
  const made = await seal(sheet.texts, sheet.pages);
  made?.drawPages(sheet);
  return sheet.finish((page, pages) => {
    drawFoot({ page, pages });
    made?.drawCode(sheet, { page, pages });
  });
}
