import type { EntityManager } from 'typeorm';
import { CompactRange } from '../../proof/tree.rules';
import { notFound } from '../../shared/domain-error';
import type { Manifest, SignedState, TrialSum } from './manifest.rules';

/** What the books of a community come to at one moment. */
export type BooksState = Pick<Manifest, 'community' | 'log' | 'head' | 'books' | 'schema'>;

interface StateRow {
  name: string;
  closed: string | null;
  seq: string | null;
  size: string;
  frontier: Buffer;
  schema: string;
}

const STATE = `
  select c.name, h.closed_through::text as closed, l.size::text, l.frontier,
    (select max(seq)::text from entry where community_id = $1) as seq
  from community c
  join log_head l on l.community_id = c.id
  left join ledger_head h on h.community_id = c.id
  where c.id = $1`;

const HEAD = `
  select size::text, encode(root, 'hex') as root, note, vkey from log_checkpoint
  where community_id = $1 order by size desc, signed_at desc limit 1`;

const TRIAL = `
  select account_code as account, fund, sum(debit)::text as debit, sum(credit)::text as credit
  from account_period where community_id = $1
  group by account_code, fund order by account_code collate "C", fund collate "C"`;

/** @param schema newest migration of this program. @throws DomainError notFound `exchange.no-books`. */
export async function booksState(
  tx: EntityManager,
  communityId: number,
  schema: string,
): Promise<BooksState> {
  const [state] = await tx.query<StateRow[]>(STATE, [communityId]);
  if (!state) throw notFound('exchange.no-books', '没有这个小区，或它还没有账簿。请核对小区编号。');
  const [head] = await tx.query<SignedState[]>(HEAD, [communityId]);
  const trialBalance = await tx.query<TrialSum[]>(TRIAL, [communityId]);
  const { size, frontier } = state;
  const root = CompactRange.fromFrontier(Number(size), frontier).root().toString('hex');
  return {
    schema,
    community: { id: `${communityId}`, name: state.name },
    log: { size, root },
    head: head ?? '',
    books: { closedThrough: state.closed ?? '', throughSeq: state.seq ?? '0', trialBalance },
  };
}
