import type { EntityManager } from 'typeorm';
import type { SweptFault } from '../platform/database/book-sweeps';
import { scopeOf, TRIAL_BALANCE } from './handover-lists.queries';

const LINES = '交接清单的各行与封存时的项数、合计和指纹一致';
const SEALED = '封账的科目余额与账簿到那一张凭证为止的余额一致';
const OWN = 'community_id,handover_id,list,no,name,detail,amount';

interface Odd {
  readonly row: string;
  readonly stated: string;
  readonly found: string;
}

const LISTS = `
  select l.handover_id || '/' || l.list as row,
    concat_ws(' ', l.line_count, l.total, l.lines_root) as stated,
    concat_ws(' ', k.lines, k.total, k.root) as found
  from handover_list l
  cross join lateral (
    select count(*) as lines, sum(i.amount) as total, handover_lines_root(
      array_agg(handover_line_text(i.no, i.name, i.detail, i.amount) order by i.no)) as root
    from handover_line i
    where i.community_id = $1 and i.handover_id = l.handover_id and i.list = l.list) k
  where l.community_id = $1 and (l.line_count, l.total, l.lines_root)
    is distinct from (k.lines::integer, k.total, k.root)
  order by 1`;

/** Works out again what was sealed: the lists from their lines, the balances from the book. */
export async function recountHandovers(
  tx: EntityManager,
  communityId: number,
): Promise<SweptFault[]> {
  const odd = await tx.query<Odd[]>(LISTS, [communityId]);
  const faults = odd.map(({ row, stated, found }) => ({
    check: LINES,
    table: 'handover_line',
    row,
    column: OWN,
    expected: stated,
    found,
  }));
  return [...faults, ...(await oddSeals(tx, communityId))];
}

async function oddSeals(tx: EntityManager, communityId: number): Promise<SweptFault[]> {
  const seals = await tx.query<
    { id: string; at: Date; seq: string; debit: string; root: string }[]
  >(
    `select handover_id as id, at, last_seq::text as seq, trial_debit::text as debit,
       trial_root as root from books_seal where community_id = $1 order by at`,
    [communityId],
  );
  const faults: SweptFault[] = [];
  for (const { id, at, seq, debit, root } of seals) {
    const scope = { communityId, throughSeq: seq, handoverId: id, at };
    const [now] = await tx.query<{ debit: string; root: string }[]>(TRIAL_BALANCE, scopeOf(scope));
    if (now?.debit === debit && now.root === root) continue;
    faults.push({
      check: SEALED,
      table: 'books_seal',
      row: id,
      column: 'trial_debit,trial_root',
      expected: `${debit} ${root}`,
      found: now ? `${now.debit} ${now.root}` : null,
    });
  }
  return faults;
}
