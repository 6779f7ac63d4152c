import type { Day } from '../../../src/shared/day';
import type { Field } from '../document/document';

/** What is put on record of a report before it is printed for good: which one, and what its pages say. */
export interface ReportStatement {
  readonly id: string;
  /** annual-trustee-report */
  readonly kind: string;
  /** 2026, or the id of what it shows. */
  readonly subject: string;
  /** 2026年度受托报告 */
  readonly title: string;
  /** 文号; null for a draft. */
  readonly number: string | null;
  readonly version: number;
  /** The last entry of the books that the figures include. */
  readonly throughSeq: string;
  /** Pages of the report itself; the proof page comes after them and is not counted. */
  readonly pages: number;
  /** Over the digests of all pages, 64 hex digits. */
  readonly pagesRoot: string;
  readonly figures: readonly Field[];
  readonly madeOn: Day;
}

/** The statement's way into a signed head. Plain values, so that it can be handed to another thread. */
export interface ReportProof {
  readonly statement: ReportStatement;
  /** Of each page in order, 64 hex digits. */
  readonly pageDigests: readonly string[];
  /** The statement's leaf: the bytes that were hashed, as UTF-8. */
  readonly body: string;
  readonly index: number;
  /** Audit path under the head, 64 hex digits each. */
  readonly hashes: readonly string[];
  readonly head: ProvenHead;
}

export interface ProvenHead {
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
  readonly signedAt: Date;
  /** C2SP signed note. */
  readonly note: string;
  /** C2SP verifier key of the log. */
  readonly vkey: string;
}
