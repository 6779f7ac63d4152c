import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading, type Row } from '../platform/database/reading';
import { VALUES_OF_LEAF } from './leaf-values.queries';
import { logStanding, signedHead, type SignedHead } from './log-heads.queries';
import { openingsOf, type StoredLeaf } from './openings.rules';

/** The whole log up to its newest signed head, to be checked away from this house. */
export interface Bundle {
  /** Of the community. */
  readonly name: string;
  /** Leaves in it. */
  readonly size: number;
  /** NDJSON, in pieces of some lines; read it once, to its end. */
  readonly text: AsyncIterable<string>;
}

/** Σ debit and Σ credit of an account within a fund, yuan, as the ledger states them. */
interface Balance {
  readonly account: string;
  readonly fund: string;
  readonly debit: string;
  readonly credit: string;
}

/** All of one moment: the head, the sums at that head, the files known to it. */
interface Frame {
  readonly communityId: number;
  readonly name: string;
  readonly head: SignedHead;
  readonly balances: readonly Balance[];
  readonly files: number;
}

const FORMAT = 'trust-ledger/1';
/** Characters handed over at once: a line is short, and each piece costs a turn. */
const PIECE = 64 * 1024;

/** 留痕包: everything an auditor needs to check the books without this server. */
@Injectable()
export class BundleQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * Nothing of the log is read before `text` is; refusals come before it.
   * @throws DomainError notFound `log.unknown`, `log.not-signed-yet`; conflict `log.refused`.
   */
  async open(communityId: number): Promise<Bundle> {
    const frame = await this.reading.run(communityId, (tx) => frameOf(tx, communityId));
    return { name: frame.name, size: frame.head.size, text: inPieces(this.lines(frame)) };
  }

  private async *lines(frame: Frame): AsyncGenerator<object, void, undefined> {
    const { communityId, name, head, balances, files } = frame;
    yield {
      bundle: FORMAT,
      communityId,
      name,
      origin: head.origin,
      vkey: head.vkey,
      clockVkey: head.clockVkey,
      checkpoint: head.note,
      madeAt: this.clock.now().toISOString(),
    };
    const params = [communityId, head.size];
    const leaves = this.reading.stream<LeafRow>(communityId, LEAVES, params);
    for await (const { index, ...leaf } of leaves) {
      yield { leaf: Number(index), body: leaf.body, openings: openingsOf(leaf) };
    }
    yield { balances };
    yield { files };
    yield* this.reading.stream(communityId, FILES, params);
    yield { end: head.size };
  }
}

type LeafRow = StoredLeaf & Row & { readonly index: string };

const LEAVES = `
  select l.leaf_index as index, l.body, l.salt, ${VALUES_OF_LEAF} as values
  from log_leaf l where l.community_id = $1 and l.leaf_index < $2 order by l.leaf_index`;

const KNOWN_FILES = `
  from file_object f where f.community_id = $1 and exists (
    select from log_leaf l where l.community_id = $1 and l.kind = 'file_object'
      and l.subject = f.id::text and l.leaf_index < $2)`;

const FILES = `select f.id as file, f.sha256 ${KNOWN_FILES} order by f.id`;

/** The stored sums, less what was posted after the head: then they are the sums of what is signed. */
const BALANCES = `
  select b.account, b.fund, sum(b.debit)::text as debit, sum(b.credit)::text as credit from (
    select s.account_code as account, s.fund, s.debit, s.credit
    from account_period s where s.community_id = $1
    union all
    select p.account_code, p.fund, -p.debit, -p.credit
    from entry e join posting p on p.community_id = $1 and p.seq = e.seq
    where e.community_id = $1 and e.seq > coalesce((
      select k.seq from entry k where k.community_id = $1 and k.leaf_index < $2
      order by k.seq desc limit 1), 0)
  ) b
  group by b.account, b.fund order by b.account collate "C", b.fund collate "C"`;

async function frameOf(tx: EntityManager, communityId: number): Promise<Frame> {
  const { name } = await logStanding(tx, communityId);
  const head = await signedHead(tx, communityId);
  const balances: Balance[] = await tx.query(BALANCES, [communityId, head.size]);
  const [counted]: { files: number }[] = await tx.query(
    `select count(*)::int as files ${KNOWN_FILES}`,
    [communityId, head.size],
  );
  return { communityId, name, head, balances, files: counted?.files ?? 0 };
}

async function* inPieces(lines: AsyncIterable<object>): AsyncGenerator<string, void, undefined> {
  let piece = '';
  for await (const line of lines) {
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}
