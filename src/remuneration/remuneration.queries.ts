import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { formulaFor, formulaVersions } from './formulas';
import type { EnteredFormula } from './formulas';
import { monthBase } from './month-base';
import { blockerOf } from './remuneration-runs.service';
import { remunerationOf } from './remuneration.rules';
import type { RemunerationLine } from './remuneration.rules';

/** A month's reward: as it was posted, or as it would be. */
export interface RemunerationMonth {
  readonly period: Period;
  readonly state: 'posted' | 'preview' | 'none';
  readonly formula: EnteredFormula | null;
  readonly lines: readonly RemunerationLine[];
  readonly base: Money;
  readonly amount: Money;
  readonly posted: {
    readonly at: Date;
    readonly entrySeq: string | null;
    readonly voucher: string | null;
  } | null;
  /** Why it cannot be posted now; of a preview. */
  readonly blocked: string | null;
}

interface RunRecord {
  formula_version: number;
  base: string;
  amount: string;
  entry_seq: string | null;
  posted_at: Date;
  voucher: string | null;
}

type LineRecord = Omit<RemunerationLine, 'amount'> & { amount: string };

/** 受托人报酬, for everybody: by which formula, from which lines, and how much. */
@Injectable()
export class RemunerationQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first. */
  formulas(communityId: number): Promise<EnteredFormula[]> {
    return this.reading.run(communityId, (tx) => formulaVersions(tx, communityId));
  }

  /** What was posted for the month; state 'none' until then. */
  posted(communityId: number, period: Period): Promise<RemunerationMonth> {
    return this.reading.run(communityId, async (tx) => {
      const run = await postedRun(tx, communityId, period);
      return run ?? nothing(period, await formulaFor(tx, communityId, period));
    });
  }

  /** What the month comes to as the books stand now; what was posted once it is. */
  preview(communityId: number, period: Period): Promise<RemunerationMonth> {
    return this.reading.run(communityId, (tx) => remunerationWithin(tx, communityId, period));
  }
}

/** The same within a reading transaction that already stands, so that a report is of one moment. */
export async function remunerationWithin(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<RemunerationMonth> {
  const run = await postedRun(tx, communityId, period);
  if (run) return run;
  const formula = await formulaFor(tx, communityId, period);
  if (!formula) return nothing(period, null);
  const { basis } = formula;
  const lines = await monthBase(tx, communityId, { period, basis });
  const blocker = await blockerOf(tx, communityId, period);
  const month = remunerationOf(formula, lines);
  const blocked = blocker?.message ?? null;
  return { period, state: 'preview', formula, ...month, posted: null, blocked };
}

function nothing(period: Period, formula: EnteredFormula | null): RemunerationMonth {
  const [base, amount] = [Money.zero, Money.zero];
  return { period, state: 'none', formula, lines: [], base, amount, posted: null, blocked: null };
}

async function postedRun(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<RemunerationMonth | null> {
  const [run] = await tx.query<RunRecord[]>(
    `select r.formula_version, r.base, r.amount, r.entry_seq, r.posted_at,
       e.period || ' 记-' || e.voucher_no as voucher
     from remuneration_run r
     left join entry e on e.community_id = r.community_id and e.seq = r.entry_seq
     where r.community_id = $1 and r.period = $2`,
    [communityId, period],
  );
  if (!run) return null;
  const lines = await tx.query<LineRecord[]>(
    `select account, name, amount, counts, because from remuneration_line
     where community_id = $1 and period = $2 order by no`,
    [communityId, period],
  );
  const formulas = await formulaVersions(tx, communityId);
  return {
    period,
    state: 'posted',
    formula: formulas.find(({ version }) => version === run.formula_version) ?? null,
    lines: lines.map((line) => ({ ...line, amount: Money.yuan(line.amount) })),
    base: Money.yuan(run.base),
    amount: Money.yuan(run.amount),
    posted: { at: run.posted_at, entrySeq: run.entry_seq, voucher: run.voucher },
    blocked: null,
  };
}
