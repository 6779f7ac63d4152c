/**
 * A report as data: what it says, in the order it says it. Rules of a report make one of these from
 * facts; one drawing puts every report on paper the same way (`draw-document.ts`). Plain values only, so
 * that it can be handed to another thread.
 */
export interface ReportDocument {
  /** 年度受托报告 */
  readonly title: string;
  readonly communityName: string;
  /** Period, unit and basis, with wide spaces between: 2025年度 单位：元 收付实现制. */
  readonly subtitle: string;
  /** 本年已结账, or that figures may still change. */
  readonly state: string;
  readonly isFinal: boolean;
  /** The whole report in one sentence, for who reads no further. */
  readonly finding: string;
  /** On the cover, label and words: 委托人, 受托人, 报告期间, 编制依据. None: no cover and no contents. */
  readonly cover: readonly Field[];
  readonly parts: readonly DocumentPart[];
  /** Who signs: 编制, 审核, 业主委员会. Empty: nobody does. */
  readonly signatures: readonly string[];
  /** At most six, carried by the code on paper, so that a reader can compare them: 期末余额 1,234.00. */
  readonly figures: readonly Field[];
  /** The page of the product that shows the same, as a path: /c/1/flow?period=2026-03. */
  readonly link: string;
}

export type Field = readonly [label: string, value: string];

export interface DocumentPart {
  /** Without its number, which the drawing gives: 各基金余额 → 一、各基金余额. */
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | TableBlock
  | BarsBlock
  | LinesBlock
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'notes'; readonly notes: readonly string[] }
  /** 合计（大写）: the amount in words, to the right. */
  | { readonly kind: 'in-words'; readonly label: string; readonly words: string };

export type Tone = 'plain' | 'good' | 'warning';

export interface TableBlock {
  readonly kind: 'table';
  /** What the table shows, for a screen reader and over the table. */
  readonly caption?: string;
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width. */
    readonly share: number;
    readonly align?: 'left' | 'center' | 'right';
  }[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly isTotal?: boolean;
    /** Steps to the right of the first cell: 其中. */
    readonly indent?: number;
    readonly tone?: Tone;
  }[];
  /** What stands there when there are no rows: 本期没有. */
  readonly empty?: string;
  /** Many narrow columns: drawn on a page lying on its side. */
  readonly landscape?: boolean;
}

/** Bars beside each other's names; the title states the finding. */
export interface BarsBlock {
  readonly kind: 'bars';
  readonly title: string;
  readonly bars: readonly {
    readonly name: string;
    /** As printed: 1,234.00. */
    readonly value: string;
    /** Length, 0 to 1 of the longest. */
    readonly part: number;
    /** A mark to compare with, 0 to 1: the budget. */
    readonly mark?: number;
  }[];
  /** What the mark means: 竖线是预算. */
  readonly legend?: string;
}

/** Figures over months, as lines; the title states the finding. */
export interface LinesBlock {
  readonly kind: 'lines';
  readonly title: string;
  /** Under the axis: 1月 … 12月. */
  readonly months: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** Printed at the last point. */
    readonly last: string;
    /** Height of each point, 0 to 1 of the axis; null where there is none. */
    readonly points: readonly (number | null)[];
  }[];
  /** Of the axis: 0 and 120,000.00. */
  readonly axis: readonly [low: string, high: string];
}
