import type { EntityManager } from 'typeorm';
import { suggestedMatches } from '../bank/bank-match.service';
import { readStatement } from '../bank/read-statement';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { DEMO_BANK_ACCOUNTS } from './found';
import { DEMO_PAYEES } from './payees.rules';
import { act, type Play, playerOf } from './stage';
import { type BankMove, statementFile } from './statement.rules';

interface Days {
  readonly from: Day;
  readonly to: Day;
}

/**
 * What the books moved on an account, by the signs a bank knows: the reference of the payment, who was
 * paid, whose home is written on a transfer. $1 community, $2 ledger account, $3 and $4 days.
 */
const MOVES = `
  select e.seq::text as seq, e.booked_on::text as "on", p.amount::text as amount, e.summary,
    o.bank_reference as reference, o.payee_account_name as payee,
    case when r.homes = 1 then r.home end as home,
    coalesce(r.unknown, false) as unknown
  from (
    select community_id, seq, sum(debit - credit) as amount from posting
    where community_id = $1 and account_code = $2 and booked_on between $3 and $4
    group by community_id, seq
  ) p
  join entry e on e.community_id = p.community_id and e.seq = p.seq
  left join payment_order o on o.community_id = e.community_id and o.entry_seq = e.seq
  left join lateral (
    select count(b.name) as homes, min(b.name || u.door) as home,
      bool_or(r.kind = 'unidentified') as unknown from receipt r
    left join unit u on u.community_id = r.community_id and u.id = r.unit_id
    left join building b on b.community_id = u.community_id and b.id = u.building_id
    where r.community_id = e.community_id and r.entry_seq = e.seq
  ) r on e.source_kind = 'receipt'
  where e.kind <> 'opening' and p.amount <> 0
  order by e.booked_on, e.seq`;

interface MoveRow {
  seq: string;
  on: Day;
  amount: string;
  summary: string;
  reference: string | null;
  payee: string | null;
  home: string | null;
  /** Nobody has written whose it is. */
  unknown: boolean;
}

/**
 * The accountant's day with the bank: the statement of each account up to a day, taken in as from its
 * file, what the rules suggest confirmed, and what they leave open settled by hand.
 */
export async function reconcile(play: Play, days: Days): Promise<void> {
  for (const [code, { accountNo }] of Object.entries(DEMO_BANK_ACCOUNTS)) {
    const bankAccountId = play.bankAccounts.get(code);
    if (!bankAccountId) throw new Error(`no bank account ${code}`);
    await takeIn(play, { code, accountNo, bankAccountId }, days);
  }
}

interface Account {
  readonly code: string;
  readonly accountNo: string;
  readonly bankAccountId: string;
}

async function takeIn(play: Play, account: Account, days: Days): Promise<void> {
  const { stage, communityId } = play;
  const { personId } = playerOf(play, 'accountant');
  const { rows, opening } = await act(play, (tx) => movesOf(tx, { communityId, account, days }));
  const bytes = statementFile(account.accountNo, { ...days, opening }, rows.map(moveOf));
  const [sha256, read] = await Promise.all([stage.files.put(bytes), readStatement(bytes)]);
  await act(play, async (tx) => {
    const name = `${account.accountNo.slice(-4)}-交易明细-${days.from}至${days.to}.csv`;
    const file = { name, sha256, size: bytes.length };
    const of = { bankAccountId: account.bankAccountId, file, how: {}, read };
    const { row } = await stage.statements.preview(tx, communityId, of, personId);
    const key = { communityId, id: row.id };
    await stage.statements.confirm(tx, key, personId);
    await stage.statements.takeIn(tx, key, read, async () => undefined);
    await match(play, tx, { account, rows });
  });
}

/** All that is certain together; what two equal amounts leave open, one by one. */
async function match(
  play: Play,
  tx: EntityManager,
  { account, rows }: { account: Account; rows: readonly MoveRow[] },
): Promise<void> {
  const { stage, communityId } = play;
  const { personId } = playerOf(play, 'accountant');
  const at = {
    communityId,
    bankAccountId: account.bankAccountId,
    accountCode: account.code,
  };
  const suggested = await suggestedMatches(tx, at, stage.clock.today());
  await stage.matches.confirm(tx, at, suggested, personId);
  const open = await tx.query<{ id: string; serial: string }[]>(
    `select l.id, l.serial from bank_line l
     where l.community_id = $1 and l.bank_account_id = $2 and not exists (
       select from bank_match m where m.community_id = l.community_id and m.line_id = l.id)`,
    [communityId, account.bankAccountId],
  );
  const bySerial = new Map(rows.map((row) => [serialOf(row), row]));
  for (const { id, serial } of open) {
    const row = bySerial.get(serial);
    if (!row) continue;
    const parts = [{ entrySeq: row.seq, amount: Money.yuan(row.amount) }];
    const said = { note: '与回单逐笔核对，是同一笔', by: personId };
    await stage.matches.match(tx, { communityId, lineId: id }, parts, said);
  }
}

async function movesOf(
  tx: EntityManager,
  { communityId, account, days }: { communityId: number; account: Account; days: Days },
): Promise<{ rows: MoveRow[]; opening: Money }> {
  const rows = await tx.query<MoveRow[]>(MOVES, [communityId, account.code, days.from, days.to]);
  const [before] = await tx.query<{ balance: string }[]>(
    `select coalesce(sum(p.debit - p.credit), 0)::text as balance from posting p
     join entry e on e.community_id = p.community_id and e.seq = p.seq
     where p.community_id = $1 and p.account_code = $2
       and (p.booked_on < $3 or (p.booked_on = $3 and e.kind = 'opening'))`,
    [communityId, account.code, days.from],
  );
  return { rows, opening: Money.yuan(before?.balance ?? '0') };
}

/** The payment's own reference, else a number of the bank's. */
const serialOf = ({ on, seq, reference }: MoveRow): string =>
  reference ?? `SF${on.replaceAll('-', '')}${seq.padStart(6, '0')}`;

/** What stands on the bank's line: the room where the payer wrote it, nothing where nobody did. */
function memoOf({ home, summary, unknown }: MoveRow): string {
  if (home) return `${home} 物业费`;
  return unknown ? '手机银行转账' : summary;
}

function moveOf(row: MoveRow): BankMove {
  const { on, amount, payee } = row;
  const paidTo = DEMO_PAYEES.find(({ name }) => name === payee);
  return {
    on,
    amount: Money.yuan(amount),
    otherName: payee ?? '',
    otherAccount: paidTo?.accountNo ?? '',
    memo: memoOf(row),
    serial: serialOf(row),
  };
}
