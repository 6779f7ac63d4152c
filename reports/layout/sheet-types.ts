import type { Weight } from './fonts';

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
  readonly role?: 'H1' | 'H2' | 'H3' | 'P' | 'TH' | 'TD' | 'TOCI' | 'Artifact';
}

/** What holds texts together for a screen reader. */
export type Group = 'Table' | 'TR' | 'TOC' | 'Figure';

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

export interface LineStyle {
  readonly width?: number;
  readonly color?: string;
}
