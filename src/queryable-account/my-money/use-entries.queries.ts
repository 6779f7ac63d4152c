import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page';
import { type Day, firstDayOf, lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import { type Period, periodOf } from '../../shared/period';
import { entryFacts, type EntryFacts, type Reader } from '../entry-cards.queries';
import { groupedBy } from '../grouped.rules';
import { queryableAccountErrors } from '../queryable-account.errors';
import type { PageAsked } from '../statement.queries';
import { homeMonths } from './home-months';
import { keptMonths } from './kept-months';
import { rowsOfEntries } from './money-rows';
import { type MoneyPiece, piecesOf } from './month-lines.rules';
import { type LineBehind, linesBehindUse } from './my-money.rules';
import { type MoneyAsked, type Span, spanAsked } from './spans.rules';
import { shareOverVouchers } from './use-entries.rules';

/** A voucher behind a use, and this home's part of it. */
export interface UseEntry {
  readonly entry: EntryFacts;
  /** Yuan that the voucher stands for on this use; negative in red. */
  readonly charged: Money;
  readonly share: Money;
  readonly payeeKind: PayeeKind | null;
}

/** 单位, 个人, 受托人的关联方. */
export type PayeeKind = 'company' | 'person' | 'related';

interface Voucher {
  readonly seq: string;
  readonly on: Day;
  readonly charged: Money;
  readonly share: Money;
}

/** 这笔支出的每一张凭证: their shares add up to the home's share of the use. */
@Injectable()
export class UseEntriesQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * Newest first. Masked as the statement is.
   * @throws DomainError notFound `account.use-unknown`, `account.nothing-closed`.
   */
  page(
    communityId: number,
    { unitId, key, ...months }: MoneyAsked & { unitId: string; key: string },
    asked: PageAsked,
    reader: Reader,
  ): Promise<Page<UseEntry>> {
    return this.reading.run(communityId, async (tx) => {
      const kept = await keptMonths(tx, communityId);
      const span = spanAsked(months, kept[0]?.period, kept.at(-1)?.period);
      if (!span) throw queryableAccountErrors.nothingClosed();
      const { lines } = await homeMonths(tx, communityId, unitId, span);
      const behind = linesBehindUse(lines, key);
      if (behind.length === 0) throw queryableAccountErrors.useUnknown();
      const vouchers = await vouchersOf(tx, { communityId, span }, behind);
      const after = decodeCursor(asked.cursor, ['day', 'place']);
      const page = pageOf(
        vouchers.filter((voucher) => !after || isAfter(voucher, after)).slice(0, asked.limit + 1),
        asked.limit,
        ({ on, seq }) => [on, seq],
      );
      return { items: await withFacts(tx, communityId, page.items, reader), next: page.next };
    });
  }
}

function isAfter({ on, seq }: Voucher, [day, place]: readonly (string | number)[]): boolean {
  return on < String(day) || (on === day && BigInt(seq) < BigInt(String(place)));
}

const CANDIDATES = `
  select distinct p.seq, p.booked_on::text as on from posting p
  where p.community_id = $1 and p.account_code = any($2::text[]) and p.fund = any($3::text[])
    and p.booked_on between $4::date and $5::date`;

/** Every voucher that moved something on these lines, newest first. */
async function vouchersOf(
  tx: EntityManager,
  { communityId, span }: { communityId: number; span: Span },
  behind: readonly LineBehind[],
): Promise<Voucher[]> {
  const candidates = await tx.query<{ seq: string; on: Day }[]>(CANDIDATES, [
    communityId,
    [...new Set(behind.map(({ line }) => line.accountCode))],
    [...new Set(behind.map(({ line }) => line.fund))],
    firstDayOf(span.from),
    lastDayOf(span.to),
  ]);
  const dayOf = new Map(candidates.map(({ seq, on }) => [seq, on]));
  const rows = await rowsOfEntries(tx, communityId, [...dayOf.keys()]);
  // Which homes are households decides only what is own, and these lines are nobody's own.
  const homes = new Set(rows.flatMap(({ unitId }) => unitId ?? []));
  const pieces = groupedBy(
    piecesOf(rows, homes).filter(({ own }) => !own),
    (piece) => `${periodOf(dayOf.get(piece.seq ?? '') as Day)} ${lineKeyOf(piece)}`,
  );
  const parts = behind.flatMap((each) =>
    partsOf(each, pieces.get(`${each.line.period} ${lineKeyOf(each.line)}`) ?? []),
  );
  return [...groupedBy(parts, ({ seq }) => seq)]
    .map(([seq, own]) => ({
      seq,
      on: dayOf.get(seq) as Day,
      charged: Money.sum(own.map(({ charged }) => charged)),
      share: Money.sum(own.map(({ share }) => share)),
    }))
    .sort((a, b) =>
      a.on === b.on ? (BigInt(a.seq) < BigInt(b.seq) ? 1 : -1) : a.on < b.on ? 1 : -1,
    );
}

const lineKeyOf = (at: {
  side: string;
  fund: string;
  accountCode: string;
  budgetLineId: string | null;
  period?: Period;
}): string => `${at.side} ${at.fund} ${at.accountCode} ${at.budgetLineId ?? ''}`;

/** One line of a month over its vouchers. */
function partsOf(
  { line, isTurned }: LineBehind,
  pieces: readonly MoneyPiece[],
): { seq: string; charged: Money; share: Money }[] {
  const vouchers = [...groupedBy(pieces, ({ seq }) => seq ?? '')].map(([seq, own]) => ({
    seq,
    charged: Money.sum(own.map(({ amount }) => amount)),
  }));
  const shares = shareOverVouchers(
    line.share,
    vouchers.map(({ charged }) => charged),
  );
  return vouchers.map(({ seq, charged }, at) => {
    const share = shares[at] ?? Money.zero;
    return isTurned
      ? { seq, charged: charged.negated(), share: share.negated() }
      : { seq, charged, share };
  });
}

const PAYEES = `
  select distinct on (p.seq) p.seq,
    case when y.related_party then 'related' when y.credit_code is null then 'person' else 'company' end
      as kind
  from posting p join payee y on y.community_id = $1 and y.id = p.payee_id
  where p.community_id = $1 and p.seq = any($2::bigint[]) order by p.seq, y.name`;

async function withFacts(
  tx: EntityManager,
  communityId: number,
  vouchers: readonly Voucher[],
  reader: Reader,
): Promise<UseEntry[]> {
  const seqs = vouchers.map(({ seq }) => seq);
  const facts = await entryFacts(tx, communityId, seqs, reader);
  const kinds = await tx.query<{ seq: string; kind: PayeeKind }[]>(PAYEES, [communityId, seqs]);
  const bySeq = new Map(facts.map((entry) => [entry.seq, entry]));
  const kindOf = new Map(kinds.map(({ seq, kind }) => [seq, kind]));
  return vouchers.flatMap(({ seq, charged, share }) => {
    const entry = bySeq.get(seq);
    return entry ? [{ entry, charged, share, payeeKind: kindOf.get(seq) ?? null }] : [];
  });
}
