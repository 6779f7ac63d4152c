import { Money } from '../../shared/money';
import { splitByWeight } from '../../shared/split';
import { type CounterLine, settledInCash } from '../flow.rules';
import { groupedBy } from '../grouped.rules';
import { categoryOf } from '../plain-words.rules';

/**
 * A month's money, line by line, as it is divided among the households: cash basis, the same movements as
 * 钱从哪来到哪去 (`flow.rules`), and 待查款 (224105) as money of nobody. Other people's money (F4) is left out.
 */

/** Funds whose money is the owners', in the order of every stored array. */
export const MONEY_FUNDS = ['F1', 'F2', 'F3', 'F5'] as const;

export type MoneySide = 'handover' | 'source' | 'use' | 'owed';

/** The other side of a movement of money, by account, budget line and home; red lines negative. */
export interface MoneyRow {
  /** Null: summed over entries with one side only, which need no rule. */
  readonly seq: string | null;
  readonly fund: string;
  readonly accountCode: string;
  readonly budgetLineId: string | null;
  readonly unitId: string | null;
  readonly debit: Money;
  readonly credit: Money;
  /**
   * money: the fund's cash moved. between: it did not, but the entry says whose the money of another fund
   * is, or that a home is owed its own money back. handover: what the books began with.
   */
  readonly part: 'money' | 'between' | 'handover';
}

/** What one entry, or a sum of entries, moved on one line; red entries negative. */
export interface MoneyPiece {
  readonly seq: string | null;
  readonly fund: string;
  readonly side: MoneySide;
  readonly accountCode: string;
  readonly budgetLineId: string | null;
  /** The household's own, and not divided. */
  readonly own: boolean;
  readonly unitId: string | null;
  readonly amount: Money;
  /** A household paid it for a use, and it is everybody's income. */
  readonly brought: boolean;
}

/** Whose payments stay her own: 物业费, 维修资金, and what the developer pays for homes it holds. */
const OWN_CATEGORIES = ['service-fee', 'repair-fund'];
const OF_DEVELOPER = '122103';

export const isOwnAccount = (accountCode: string): boolean =>
  OWN_CATEGORIES.includes(categoryOf(accountCode).key) || accountCode === OF_DEVELOPER;

/** 应退业主款, 基金间往来: on the other side of what was settled without the fund's own cash. */
export const REFUNDS_DUE = '224106';
const isBridge = (accountCode: string): boolean =>
  accountCode === REFUNDS_DUE || /^(1301|2301)/.test(accountCode);

/** @param households ids of the homes among which money is divided. */
export function piecesOf(rows: readonly MoneyRow[], households: ReadonlySet<string>): MoneyPiece[] {
  const simple = rows.filter(({ seq }) => seq === null);
  const byEntry = groupedBy(
    rows.filter(({ seq }) => seq !== null),
    ({ seq, fund }) => `${seq} ${fund}`,
  );
  return [
    ...simple.flatMap((row) => moved(row, households)),
    ...[...byEntry.values()].flatMap((entry) => piecesOfEntry(entry, households)),
  ];
}

function piecesOfEntry(entry: readonly MoneyRow[], households: ReadonlySet<string>): MoneyPiece[] {
  const part = entry[0]?.part;
  if (part === 'handover') return entry.map(handedOver);
  if (part === 'between') return settledBetween(entry, households);
  return settledRows(entry).flatMap((row) => moved(row, households));
}

const handedOver = (row: MoneyRow): MoneyPiece => ({
  ...placeOf(row),
  side: 'handover',
  own: false,
  brought: false,
  amount: row.credit.minus(row.debit),
});

/**
 * A claim of money that had come into another fund (待查款认领), or her own money that is now owed back to
 * her (应退): her own part and its other side, which cancel each other, or nothing.
 */
function settledBetween(entry: readonly MoneyRow[], households: ReadonlySet<string>): MoneyPiece[] {
  const own = entry.filter((row) => isOwn(row, households));
  const bridges = entry.filter(({ accountCode }) => isBridge(accountCode));
  const both = [...own, ...bridges];
  const change = Money.sum(both.map(({ debit, credit }) => credit.minus(debit)));
  if (own.length === 0 || !change.isZero()) return [];
  return both.flatMap((row) => moved(row, households)).map((each) => ({ ...each, brought: false }));
}

const isOwn = ({ accountCode, unitId }: MoneyRow, households: ReadonlySet<string>): boolean =>
  unitId !== null && households.has(unitId) && isOwnAccount(accountCode);

function moved(row: MoneyRow, households: ReadonlySet<string>): MoneyPiece[] {
  const own = isOwn(row, households);
  const ofHome = row.unitId !== null && households.has(row.unitId);
  const brought = ofHome && !own && !isBridge(row.accountCode);
  const piece = { ...placeOf(row), own, brought };
  const found: MoneyPiece[] = [];
  if (!row.credit.isZero()) found.push({ ...piece, side: 'source', amount: row.credit });
  if (!row.debit.isZero()) found.push({ ...piece, side: 'use', amount: row.debit });
  return found;
}

const placeOf = ({ seq, fund, accountCode, budgetLineId, unitId }: MoneyRow) => ({
  seq,
  fund,
  accountCode,
  budgetLineId,
  unitId,
});

/**
 * `settledInCash` by account, exactly as the flow has it, and what it leaves of an account divided over the
 * account's own lines in proportion.
 */
export function settledRows(entry: readonly MoneyRow[]): MoneyRow[] {
  const byAccount = [...groupedBy(entry, ({ accountCode }) => accountCode)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const sums: CounterLine[] = byAccount.map(([accountCode, rows]) => ({
    accountCode,
    debit: Money.sum(rows.map(({ debit }) => debit)),
    credit: Money.sum(rows.map(({ credit }) => credit)),
  }));
  return settledInCash(sums).flatMap((settled, index) => {
    const rows = (byAccount[index]?.[1] ?? []).toSorted((a, b) =>
      orderOf(a) < orderOf(b) ? -1 : 1,
    );
    const debits = reduced(
      rows.map(({ debit }) => debit),
      settled.debit,
    );
    const credits = reduced(
      rows.map(({ credit }) => credit),
      settled.credit,
    );
    return rows.map((row, at) => ({
      ...row,
      debit: debits[at] ?? Money.zero,
      credit: credits[at] ?? Money.zero,
    }));
  });
}

/** So that equal parts fall the same way each time, whatever order the rows came in. */
const orderOf = ({ budgetLineId, unitId }: MoneyRow): string =>
  `${budgetLineId ?? ''} ${unitId ?? ''}`;

/** The amounts brought down to a sum, each in proportion; as they are where they make the sum already. */
function reduced(amounts: readonly Money[], total: Money): Money[] {
  const whole = Money.sum(amounts);
  if (whole.equals(total)) return [...amounts];
  const bears = (amount: Money) => !amount.isZero() && amount.isNegative() === whole.isNegative();
  return splitByWeight(
    total,
    amounts.map((amount) => (bears(amount) ? amount.abs().toFen() : 0n)),
  );
}
