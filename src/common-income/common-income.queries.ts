import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { contractOf, contractsOf } from './contracts';
import type { IncomeContract } from './contracts';
import type { IncomeRange } from './income-range.rules';
import { missingDays } from './missing-days';
import { concerns, overviewOf } from './overview.rules';
import type { CameIn, Overview } from './overview.rules';

export interface ContractOverview {
  readonly contract: IncomeContract;
  readonly overview: Overview;
}

/** What the books have of a range, contracts or not. */
export interface IncomeInBooks {
  /** 4301 and 4201: the three below, added up. */
  readonly income: Money;
  /** Earned by contracts and places: by the months it is for, not by the day it came. */
  readonly contractIncome: Money;
  /** 4201 that came through no contract here: 停车月租, billed to homes. */
  readonly parkingIncome: Money;
  /** 4301 that came through no contract here. */
  readonly otherIncome: Money;
  /** 5301. */
  readonly cost: Money;
  /** Owed to the developer in the range. */
  readonly developerShare: Money;
}

export interface CommonIncome {
  readonly range: IncomeRange;
  readonly items: readonly ContractOverview[];
  readonly books: IncomeInBooks;
}

const BOOKS = `
  select
    coalesce(sum(credit - debit) filter (where account_code like '4301%'), 0) as common,
    coalesce(sum(credit - debit) filter (where account_code like '4201%'), 0) as parking,
    coalesce(sum(debit - credit) filter (where account_code like '5301%'), 0) as cost,
    coalesce(sum(credit) filter (where account_code = '224104'), 0) as share
  from account_period where community_id = $1 and period between left($2, 7) and left($3, 7)`;

/** Of the same income, what contracts and places earned. */
const BY_CONTRACTS = `
  select
    coalesce(sum(p.credit - p.debit) filter (where p.account_code like '4301%'), 0) as common,
    coalesce(sum(p.credit - p.debit) filter (where p.account_code like '4201%'), 0) as parking
  from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
  where e.community_id = $1 and e.source_kind in ('income-accrual', 'income-receipt')
    and e.source_id is not null and e.booked_on between $2 and $3`;

/** 公共收益: what was due, what came in, what is late, and what was never agreed. */
@Injectable()
export class CommonIncomeQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** As everybody may see it. */
  published(communityId: number, range: IncomeRange): Promise<CommonIncome> {
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) =>
      commonIncomeWithin(tx, communityId, { range, today }),
    );
  }

  /** Every contract and place, ever, as it stands today: for the desk. */
  list(communityId: number): Promise<ContractOverview[]> {
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) =>
      overviewsOf(tx, communityId, { range: { from: BEGINNING, to: today }, today }),
    );
  }

  /** @throws DomainError notFound `income.contract-unknown`. */
  one(communityId: number, contractId: string): Promise<ContractOverview> {
    return this.reading.run(communityId, async (tx) => {
      const contract = await contractOf(tx, communityId, contractId);
      const today = this.clock.today();
      const range = { from: BEGINNING, to: today };
      const came = await cameIn(tx, communityId);
      const missing = await missingDays(tx, communityId, settledDays({ range, today }));
      return { contract, overview: overviewIn({ range, today }, contract, { came, missing }) };
    });
  }
}

/** A range of days, as it is seen today. */
export interface AskedToday<R = { readonly from: Day; readonly to: Day }> {
  readonly range: R;
  readonly today: Day;
}

/** The same within a reading transaction that already stands, so that a report is of one moment. */
export async function commonIncomeWithin(
  tx: EntityManager,
  communityId: number,
  { range, today }: AskedToday<IncomeRange>,
): Promise<CommonIncome> {
  return {
    range,
    items: await overviewsOf(tx, communityId, { range, today }),
    books: await incomeInBooks(tx, communityId, range),
  };
}

/** Only a day that is over can be without its sum. */
function settledDays({ range: { from, to }, today }: AskedToday) {
  const yesterday = plusDays(today, -1);
  return { from, to: to < yesterday ? to : yesterday };
}

async function overviewsOf(
  tx: EntityManager,
  communityId: number,
  asked: AskedToday,
): Promise<ContractOverview[]> {
  const missing = await missingDays(tx, communityId, settledDays(asked));
  const came = await cameIn(tx, communityId);
  const contracts = await contractsOf(tx, communityId);
  const range = { ...asked.range, today: asked.today, missingDays: 0 };
  return contracts
    .map((contract) => ({ contract, overview: overviewIn(asked, contract, { came, missing }) }))
    .filter(({ contract, overview }) => concerns(overview, contract, range));
}

function overviewIn(
  asked: AskedToday,
  contract: IncomeContract,
  of: {
    came: ReadonlyMap<string, CameIn[]>;
    missing: Awaited<ReturnType<typeof missingDays>>;
  },
): Overview {
  return overviewOf(contract, of.came.get(contract.id) ?? [], {
    ...asked.range,
    today: asked.today,
    missingDays: of.missing(contract, settledDays(asked)).length,
  });
}

const BEGINNING = day('1900-01-01');

async function cameIn(tx: EntityManager, communityId: number): Promise<Map<string, CameIn[]>> {
  const rows = await tx.query<
    { contract_id: string; kind: CameIn['kind']; received_on: string; amount: string }[]
  >(
    `select contract_id, kind, received_on, sum(amount) as amount from income_receipt
     where community_id = $1 and cancelled_at is null
     group by contract_id, kind, received_on order by received_on`,
    [communityId],
  );
  const by = new Map<string, CameIn[]>();
  for (const { contract_id: id, kind, received_on: on, amount } of rows) {
    const came = by.get(id) ?? [];
    by.set(id, [...came, { kind, receivedOn: day(on), amount: Money.yuan(amount) }]);
  }
  return by;
}

interface SumsRecord {
  common: string;
  parking: string;
}

/** Every yuan of income under exactly one of three names, so that they add up. */
export async function incomeInBooks(
  tx: EntityManager,
  communityId: number,
  { from, to }: Pick<IncomeRange, 'from' | 'to'>,
): Promise<IncomeInBooks> {
  const of = [communityId, from, to];
  const [books] = await tx.query<(SumsRecord & { cost: string; share: string })[]>(BOOKS, of);
  const [contracts] = await tx.query<SumsRecord[]>(BY_CONTRACTS, of);
  const yuan = (text?: string) => Money.yuan(text ?? '0');
  const [common, parking] = [yuan(books?.common), yuan(books?.parking)];
  const through = { common: yuan(contracts?.common), parking: yuan(contracts?.parking) };
  return {
    income: common.plus(parking),
    contractIncome: through.common.plus(through.parking),
    parkingIncome: parking.minus(through.parking),
    otherIncome: common.minus(through.common),
    cost: yuan(books?.cost),
    developerShare: yuan(books?.share),
  };
}
