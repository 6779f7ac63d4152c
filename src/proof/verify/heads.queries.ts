import type { EntityManager } from 'typeorm';
import { parseVkey, type VerifierKey } from '../note.rules';
import { faultOf, type Findings } from './fault.rules';
import {
  faultOfCosignature,
  faultOfKept,
  faultOfRoot,
  faultOfSignature,
  type HeadRow,
  type KeptHead,
  type Signing,
  statedBy,
} from './heads.rules';
import { keyAt, sweepSuccession } from './succession.queries';

/** What else is known of heads than the database says. */
export interface HeadsElsewhere {
  /** Heads kept outside: the signer's own files, a file someone brings. */
  readonly kept: readonly KeptHead[];
  /** C2SP verifier keys of the witnesses we know. */
  readonly witnesses: readonly string[];
}

/** A head waiting for the tree to reach its size. */
interface Expected {
  readonly size: number;
  compare(root: Buffer | null): void;
}

const COLUMNS = 'size, signed_at as "signedAt", root, note, vkey';
type StoredHead = Omit<HeadRow, 'size'> & { size: string };

const headRow = (row: StoredHead): HeadRow => ({ ...row, size: Number(row.size) });

/** The signed heads of one log, met one after another while its tree grows. */
export class Heads {
  private waiting: Expected[] = [];

  private constructor(
    private readonly communityId: number,
    private readonly findings: Findings,
    private readonly kept: readonly Expected[],
  ) {}

  static async of(
    tx: EntityManager,
    communityId: number,
    { elsewhere, findings }: { elsewhere: HeadsElsewhere; findings: Findings },
  ): Promise<Heads> {
    const kept: Expected[] = [];
    for (const head of elsewhere.kept) {
      const size = statedBy(head)?.size ?? 0;
      const signing = await signingOf(tx, communityId, size);
      const compare = (root: Buffer | null) => {
        const fault = faultOfKept(head, root, signing);
        if (fault) findings.add(fault);
      };
      kept.push({ size, compare });
    }
    return new Heads(communityId, findings, kept);
  }

  /** Makes ready for the sizes above `from` up to `to`; 0 is a size of its own. */
  async expect(tx: EntityManager, { from, to }: { from: number; to: number }): Promise<void> {
    const isHere = ({ size }: Expected) => (to === 0 ? size === 0 : size > from && size <= to);
    const rows = await tx.query<StoredHead[]>(
      `select ${COLUMNS} from log_checkpoint where community_id = $1
         and size <= $3 and (size > $2 or $3 = 0) order by size, signed_at`,
      [this.communityId, from, to],
    );
    const stored = rows.map(headRow).map((row) => this.expected(row));
    this.waiting = [...stored, ...this.kept.filter(isHere)].sort((a, b) => a.size - b.size);
  }

  /** The tree has reached this size. */
  meet(size: number, root: () => Buffer): void {
    while (this.waiting[0]?.size === size) this.waiting.shift()?.compare(root());
  }

  /** Heads of a tree larger than the one there is. */
  async beyond(tx: EntityManager, end: number): Promise<void> {
    const rows = await tx.query<StoredHead[]>(
      `select ${COLUMNS} from log_checkpoint where community_id = $1 and size > $2
       order by size, signed_at limit 100`,
      [this.communityId, end],
    );
    for (const row of rows.map(headRow)) this.expected(row).compare(null);
    for (const head of this.kept.filter(({ size }) => size > end)) head.compare(null);
  }

  private expected(row: HeadRow): Expected {
    return {
      size: row.size,
      compare: (root) => {
        const fault = faultOfSignature(row, this.communityId) ?? faultOfRoot(row, root);
        if (fault) this.findings.add(fault);
      },
    };
  }
}

export async function newestHead(tx: EntityManager, communityId: number): Promise<HeadRow | null> {
  const [row] = await tx.query<StoredHead[]>(
    `select ${COLUMNS} from log_checkpoint where community_id = $1
     order by signed_at desc, size desc limit 1`,
    [communityId],
  );
  return row ? headRow(row) : null;
}

/** By which key the database's heads of about that size are signed, and whether it still has the one of that size. */
export async function signingOf(
  tx: EntityManager,
  communityId: number,
  size: number,
): Promise<Signing> {
  const [row] = await tx.query<{ stored: boolean; now: Date }[]>(
    `select exists (select from log_checkpoint where community_id = $1 and size = $2) as stored,
       now() as now`,
    [communityId, size],
  );
  if (!row) throw new Error('a select without a table has a row');
  const vkey = await keyAt(tx, communityId, size);
  return { communityId, vkey, isStored: row.stored, now: row.now };
}

/** One key at a time, changed only where the log says so, and every line of a witness under a head of ours. */
export async function sweepSignatures(
  tx: EntityManager,
  communityId: number,
  { elsewhere, findings }: { elsewhere: HeadsElsewhere; findings: Findings },
): Promise<void> {
  await sweepSuccession(tx, communityId, findings);
  await sweepWitnesses(tx, communityId, { elsewhere, findings });
  await tellRefusal(tx, communityId, findings);
}

interface CosignatureRow {
  readonly size: string;
  readonly witness: string;
  readonly noteLine: string;
  readonly note: string | null;
}

async function sweepWitnesses(
  tx: EntityManager,
  communityId: number,
  { elsewhere, findings }: { elsewhere: HeadsElsewhere; findings: Findings },
): Promise<void> {
  const known = new Map<string, VerifierKey>(
    elsewhere.witnesses.map((vkey) => [parseVkey(vkey).name, parseVkey(vkey)]),
  );
  for (let after = ['-1', '']; ;) {
    const rows = await tx.query<CosignatureRow[]>(
      `select c.size, c.witness, c.note_line as "noteLine", (
         select h.note from log_checkpoint h where h.community_id = $1 and h.size = c.size
         order by h.signed_at limit 1) as note
       from log_cosignature c where c.community_id = $1 and (c.size, c.witness) > ($2::bigint, $3)
       order by c.size, c.witness limit 500`,
      [communityId, ...after],
    );
    for (const row of rows) {
      const key = known.get(row.witness) ?? null;
      const fault = faultOfCosignature({ ...row, size: Number(row.size) }, key);
      if (fault) findings.add(fault);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = [last.size, last.witness];
  }
}

/** The signer found the log contradicting what it had signed, and has signed nothing since. */
async function tellRefusal(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  const [refusal] = await tx.query<{ at: Date; size: string; reason: string }[]>(
    `select r.at, r.size, r.reason from log_refusal r where r.community_id = $1 and not exists (
       select from log_checkpoint h where h.community_id = $1 and h.signed_at > r.at)
     order by r.at limit 1`,
    [communityId],
  );
  if (!refusal) return;
  findings.add(
    faultOf({
      check: '签名机没有拒绝签名',
      table: 'log_refusal',
      row: refusal.at.toISOString(),
      column: 'reason',
      expected: '没有拒绝',
      found: `${refusal.size} 条时拒绝：${refusal.reason}`,
    }),
  );
}
