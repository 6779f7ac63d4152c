import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EntryDraft, EntryKind } from '../ledger/entry.rules';
import { type Fund, fund } from '../ledger/funds.rules';
import { entryWithLines } from '../ledger/entry-with-lines';
import { LedgerService } from '../ledger/ledger.service';
import { type Posting, reversalOf } from '../ledger/posting.rules';
import type { PostedEntry } from '../ledger/verdicts.rules';
import { Clock } from '../platform/clock';
import { type Day, formatDay } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import {
  type BookedAs,
  bookingLines,
  type GrossOfFund,
  refusalOfBooking,
  settlementLines,
} from './bank-booking.rules';
import { BankMatchRecords, type LineLeft, type MatchAt, wholeLine } from './bank-match-records';
import type { SettlementSplit } from './matching.rules';
import { settlementKey } from './settlements';

const SOURCE = 'bank-line';
const NAMES: Readonly<Record<BookedAs, string>> = { 'bank-charge': '银行手续费', interest: '利息' };

/**
 * 银行单方面的收付入账: what only the bank knows of, booked from its line and matched with it in one act.
 * The line is the paper; the books refuse what it does not cover (`bank_line_covers`).
 */
@Injectable()
export class BankBookingService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly records: BankMatchRecords,
  ) {}

  /**
   * On the line's own day, or today where that month is closed.
   * @throws DomainError `bank-line.unknown`, `.partly-matched`, `.not-a-charge`, `.not-interest`,
   * `.charge-too-large`
   */
  async book(
    tx: EntityManager,
    at: MatchAt,
    { as, note, by }: { as: BookedAs; note: string; by: string },
  ): Promise<PostedEntry> {
    await this.records.holdStill(tx, at.communityId);
    const line = await wholeLine(tx, at);
    const refusal = refusalOfBooking(as, line.amount);
    if (refusal) throw refusal;
    const { amount, accountCode } = line;
    const entry = await this.post(tx, at, {
      line,
      kind: amount.isNegative() ? 'payment' : 'general',
      summary: `${NAMES[as]}：${note}`,
      lines: bookingLines(as, { amount, accountCode, fund: fund(line.fund) }),
      by,
    });
    const part = { entrySeq: entry.seq.toString(), amount };
    await this.records.keep(tx, at, part, { rule: 'booked', reason: `${NAMES[as]}：${note}`, by });
    return entry;
  }

  /**
   * What a payment firm paid out: the money on its way is at the bank now, less what the firm kept.
   * @throws DomainError `bank-line.unknown`, `.partly-matched`
   */
  async settle(
    tx: EntityManager,
    at: MatchAt,
    split: SettlementSplit,
    said: { reason: string; by: string },
  ): Promise<void> {
    const line = await wholeLine(tx, at);
    const { channelCode, fee, day } = split;
    const grosses = await grossesOf(tx, at.communityId, { split, bankFund: fund(line.fund) });
    const ends = { channelCode, bankCode: line.accountCode };
    const { transfer, charge } = settlementLines({ ...ends, grosses, fee });
    const what = `支付机构结算 ${formatDay(day)} 的收款`;
    const booked = { line, by: said.by };
    const entry = await this.post(tx, at, {
      ...booked,
      key: settlementKey(split, newId()),
      kind: 'general',
      summary: what,
      lines: transfer,
    });
    if (charge.length > 0) {
      const summary = `${what}：手续费 ${fee.format()}`;
      await this.post(tx, at, { ...booked, kind: 'payment', summary, lines: charge });
    }
    const part = { entrySeq: entry.seq.toString(), amount: line.amount };
    await this.records.keep(tx, at, part, { rule: 'settlement', ...said });
  }

  /** Entries made from a line are taken back in red when the line is no longer theirs. */
  async takeBack(
    tx: EntityManager,
    { communityId, lineId }: MatchAt,
    { reason, by }: { reason: string; by: string },
  ): Promise<void> {
    for (const { seq } of await standing(tx, { communityId, lineId })) {
      const entry = await entryWithLines(tx, communityId, BigInt(seq));
      if (!entry) throw new Error('an entry that was just found is gone');
      await this.ledger.post(tx, communityId, {
        key: `bank-undo/${seq}`,
        bookedOn: this.clock.today(),
        kind: 'reversal',
        reverses: entry.seq,
        summary: `撤销：${entry.summary}（${reason}）`.slice(0, 200),
        lines: reversalOf(entry.lines),
        ...madeFrom(lineId, by),
      });
    }
  }

  private async post(
    tx: EntityManager,
    { communityId, lineId }: MatchAt,
    what: Booking,
  ): Promise<PostedEntry> {
    const { closedThrough } = await this.ledger.bookState(tx, communityId, []);
    const { bookedOn } = what.line;
    return this.ledger.post(tx, communityId, {
      key: what.key ?? `bank-line/${newId()}`,
      bookedOn: bookedOn > closedThrough ? bookedOn : this.clock.today(),
      kind: what.kind,
      summary: what.summary.slice(0, 200),
      lines: what.lines,
      ...madeFrom(lineId, what.by),
    });
  }
}

interface Booking {
  readonly line: LineLeft;
  readonly key?: string;
  readonly kind: EntryKind;
  readonly summary: string;
  readonly lines: readonly Posting[];
  readonly by: string;
}

/** 机制凭证: the paper is the bank's line, whoever said so booked it. */
function madeFrom(lineId: string, by: string) {
  return {
    attachmentCount: 1,
    preparedBy: null,
    reviewedBy: null,
    postedBy: by,
    sourceKind: SOURCE,
    sourceId: lineId,
  } satisfies Partial<EntryDraft>;
}

function standing(tx: EntityManager, { communityId, lineId }: MatchAt): Promise<{ seq: string }[]> {
  return tx.query(
    `select e.seq::text as seq from entry e
     where e.community_id = $1 and e.source_kind = '${SOURCE}' and e.source_id = $2
       and e.kind <> 'reversal' and not exists (select from entry r
         where r.community_id = e.community_id and r.reverses_seq = e.seq)
     order by e.seq`,
    [communityId, lineId],
  );
}

/**
 * Which fund the orders of the day were booked in. Where vouchers hold more than these orders, or fewer,
 * it is the fund of the bank account they came to.
 */
async function grossesOf(
  tx: EntityManager,
  communityId: number,
  { split, bankFund }: { split: SettlementSplit; bankFund: Fund },
): Promise<GrossOfFund[]> {
  const rows = await tx.query<{ fund: string; gross: string }[]>(
    `select p.fund, sum(p.debit - p.credit)::text as gross from posting p
     where p.community_id = $1 and p.account_code = $2 and p.seq in (
       select m.entry_seq from bank_match m
       join bank_line l on l.community_id = m.community_id and l.id = m.line_id
       where m.community_id = $1 and m.undone_at is null and l.bank_account_id = $3
         and l.booked_on = $4)
     group by p.fund order by p.fund`,
    [communityId, split.channelCode, split.channelId, split.day satisfies Day],
  );
  const grosses = rows.map((row) => ({ fund: fund(row.fund), gross: Money.yuan(row.gross) }));
  const isWhole = Money.sum(grosses.map(({ gross }) => gross)).equals(split.gross);
  const isPlain = grosses.every(({ gross }) => gross.isPositive());
  return isWhole && isPlain ? grosses : [{ fund: bankFund, gross: split.gross }];
}
