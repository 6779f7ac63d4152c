import type { Making } from '../footer';
import { type Sealing, unsealed } from '../seal';

/** What the drawing of a document adds to what it says: who had it made, when, under which number. */
export interface DocumentMaking extends Making {
  /** 文号: 信报〔2026〕0012号. Null for what may still change: a draft is given none. */
  readonly number: string | null;
  /** Where the product stands, https://books.example.cn: the document's link is a path of it. */
  readonly site: string;
}

/** How the drawing goes: what adds the proof, and who is told how far it is, 0 to 1. */
export interface Drawing {
  readonly seal: Sealing;
  readonly drawn: (part: number) => void;
}

export const quietly: Drawing = { seal: unsealed, drawn: () => undefined };
