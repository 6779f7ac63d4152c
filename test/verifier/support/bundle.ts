import { createHash } from 'node:crypto';
import type { Fact } from './history';
import { leafHashOf, treeHash } from './reference-tree';
import type { Signer } from './signer';

/** An export bundle made from facts, with commitments, tree and head of its own making. */

const PRIVATE: Record<string, string[]> = {
  community: ['office_phone'],
  role_grant: ['resolution_ref'],
  payee: ['name'],
  spending_request: ['reason'],
  payment_order: ['payee_account_tail'],
  entry: ['summary', 'idem_key', 'request_hash'],
};
/** What the reader of these bundles may see of it. */
const SHOWN = ['summary', 'reason', 'resolution_ref'];

const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

export interface Opening {
  path: string;
  salt: string;
  value: string;
}
export interface LeafLine {
  leaf: number;
  body: string;
  openings: Opening[];
}
export interface Bundle {
  header: Record<string, unknown> & { checkpoint: string; vkey: string; origin: string };
  leaves: LeafLine[];
  tail: Record<string, unknown>[];
}

/** Keys in order, no white space: RFC 8785 for what is in a leaf. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const members = Object.keys(object).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalText(object[key])}`).join(',')}}`;
}

/** One leaf's line: private values become commitments under a salt made from the index. */
export function leafLine(fact: Fact, leaf: number): LeafLine {
  const salt = sha256(Buffer.from(`salt ${leaf}`));
  const openings: Opening[] = [];
  const hide = (prefix: string, row: Record<string, string>, hidden: string[]) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (!hidden.includes(column) || value === '') return [column, value];
        const path = `${prefix}.${column}`;
        const own = sha256(Buffer.of(3), salt, Buffer.from(path));
        if (SHOWN.includes(column)) openings.push({ path, salt: own.toString('hex'), value });
        return [
          column,
          { commitment: sha256(Buffer.of(2), own, Buffer.from(value)).toString('hex') },
        ];
      }),
    );
  const row = hide('row', fact.row, PRIVATE[fact.kind] ?? []);
  const lines = fact.lines?.map((line) => hide(`lines.${line['line']}`, line, ['summary']));
  const { kind, op } = fact;
  const body = canonicalText({
    kind,
    row,
    v: 1,
    ...(op ? { op } : {}),
    ...(lines ? { lines } : {}),
  });
  return { leaf, body, openings };
}

const fen = (amount: string) => BigInt(amount.replace('.', ''));
const yuan = (sum: bigint) => {
  const digits = String(sum < 0n ? -sum : sum).padStart(3, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export function balancesOf(facts: readonly Fact[]) {
  const sums = new Map<string, [bigint, bigint]>();
  for (const { lines = [] } of facts) {
    for (const line of lines) {
      const key = `${line['account_code']}/${line['fund']}`;
      const [debit, credit] = sums.get(key) ?? [0n, 0n];
      sums.set(key, [debit + fen(line['debit']!), credit + fen(line['credit']!)]);
    }
  }
  return [...sums].map(([key, [debit, credit]]) => {
    const [account, fund] = key.split('/');
    return { account, fund, debit: yuan(debit), credit: yuan(credit) };
  });
}

export const rootOf = (leaves: readonly LeafLine[]) =>
  treeHash(leaves.map(({ body }) => leafHashOf(Buffer.from(body))));

/** A bundle as an honest system would hand it out, signed at `at` (seconds since 1970). */
export function bundleOf(facts: readonly Fact[], signer: Signer, at: number): Bundle {
  const leaves = facts.map(leafLine);
  return {
    header: {
      bundle: 'trust-ledger/1',
      communityId: 7,
      name: '锦和苑',
      origin: signer.origin,
      vkey: signer.vkey,
      clockVkey: signer.clockVkey,
      checkpoint: signer.head(leaves.length, rootOf(leaves), at),
      madeAt: new Date(at * 1000).toISOString(),
    },
    leaves,
    tail: [{ balances: balancesOf(facts) }, { files: 0 }, { end: leaves.length }],
  };
}

export const linesOf = ({ header, leaves, tail }: Bundle): string[] =>
  [header, ...leaves, ...tail].map((line) => JSON.stringify(line));

export const textOf = (bundle: Bundle): string => `${linesOf(bundle).join('\n')}\n`;
