import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EntryDraft } from '../ledger/entry.rules';
import { LedgerService } from '../ledger/ledger.service';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import { Money } from '../shared/money';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { formulaFor } from './formulas';
import type { EnteredFormula } from './formulas';
import { monthBase } from './month-base';
import { remunerationErrors } from './remuneration.errors';
import { remunerationOf, REWARD } from './remuneration.rules';
import type { Remuneration } from './remuneration.rules';

/** What a month's reward came to, and its voucher; null when there was nothing to pay. */
export interface PostedRemuneration {
  readonly amount: Money;
  readonly entrySeq: bigint | null;
}

/** A month that is reckoned, and what came of it. */
interface Run {
  readonly period: Period;
  readonly by: string;
  readonly formula: EnteredFormula;
  readonly month: Remuneration;
  readonly entrySeq: bigint | null;
}

/** 计提受托人报酬: once a month, when the month is closed and its base can no longer move. */
@Injectable()
export class RemunerationRunsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Reckons the month line by line, keeps every line, and owes the sum (借 5201 贷 2251), booked today.
   * It is paid like everything else: by a spending with two keys.
   * @throws DomainError `remuneration.no-formula`, `remuneration.month-open`,
   * `remuneration.posted-already`.
   */
  async post(
    tx: EntityManager,
    communityId: number,
    { period, by }: { period: Period; by: string },
  ): Promise<PostedRemuneration> {
    await tx.query('select hold_books($1)', [communityId]);
    const formula = await formulaFor(tx, communityId, period);
    if (!formula) throw remunerationErrors.noFormula(period);
    const blocker = await blockerOf(tx, communityId, period);
    if (blocker) throw blocker;
    const { basis } = formula;
    const month = remunerationOf(formula, await monthBase(tx, communityId, { period, basis }));
    const entrySeq = await this.owe(tx, communityId, { period, by, formula, month });
    await this.write(tx, communityId, { period, by, formula, month, entrySeq });
    return { amount: month.amount, entrySeq };
  }

  private async owe(
    tx: EntityManager,
    communityId: number,
    { period, by, formula, month }: Omit<Run, 'entrySeq'>,
  ): Promise<bigint | null> {
    if (month.amount.isZero()) return null;
    const draft: EntryDraft = {
      key: `remuneration/${period}`,
      bookedOn: this.clock.today(),
      kind: 'general',
      summary: `计提${formatPeriod(period)}受托人报酬：${wayOf(formula, month)}`,
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: by,
      sourceKind: 'remuneration',
      lines: rewardLines(formula, month.amount),
    };
    return (await this.ledger.post(tx, communityId, draft)).seq;
  }

  private async write(tx: EntityManager, communityId: number, run: Run): Promise<void> {
    const { period, by, formula, month, entrySeq } = run;
    const { lines, base, amount } = month;
    await tx.query(
      `insert into remuneration_run (community_id, period, formula_version, base, amount, line_count,
         entry_seq, posted_by, posted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        communityId,
        period,
        formula.version,
        base.toString(),
        amount.toString(),
        lines.length,
        entrySeq?.toString() ?? null,
        by,
        this.clock.now(),
      ],
    );
    await writeLines(tx, communityId, { period, lines });
  }
}

/** Every line, in or out of the base, with its reason. */
async function writeLines(
  tx: EntityManager,
  communityId: number,
  { period, lines }: { period: Period; lines: Remuneration['lines'] },
): Promise<void> {
  await tx.query(
    `insert into remuneration_line (community_id, period, no, account, name, amount, counts, because)
       select $1, $2, l.no, l.account, l.name, l.amount, l.counts, l.because
       from unnest($3::text[], $4::text[], $5::numeric[], $6::boolean[], $7::text[])
         with ordinality as l(account, name, amount, counts, because, no)`,
    [
      communityId,
      period,
      lines.map(({ account }) => account),
      lines.map(({ name }) => name),
      lines.map((line) => line.amount.toString()),
      lines.map(({ counts }) => counts),
      lines.map(({ because }) => because),
    ],
  );
}

/** Why a month's reward cannot be posted; null when it can. */
export async function blockerOf(tx: EntityManager, communityId: number, period: Period) {
  const [row] = await tx.query<{ closed: boolean; posted: boolean }[]>(
    `select exists (select from period_close where community_id = $1 and period = $2) as closed,
       exists (select from remuneration_run where community_id = $1 and period = $2) as posted`,
    [communityId, period],
  );
  if (row?.posted) return remunerationErrors.postedAlready(period);
  return row?.closed ? null : remunerationErrors.monthOpen(period);
}

function rewardLines({ fund }: EnteredFormula, amount: Money): Posting[] {
  return [
    { accountCode: REWARD.expense, fund, debit: amount, credit: Money.zero },
    { accountCode: REWARD.payable, fund, debit: Money.zero, credit: amount },
  ];
}

function wayOf(formula: EnteredFormula, { base }: Remuneration): string {
  return formula.kind === 'sum' ? '每月定额' : `基数 ${base.format()} × ${formula.rate ?? ''}`;
}
