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
    return this.reading.run(communityId, async (tx) => ({
      range,
      items: await this.overviews(tx, communityId, range),
      books: await inBooks(tx, communityId, range),
    }));
  }

  /** Every contract and place, ever, as it stands today: for the desk. */
  list(communityId: number): Promise<ContractOverview[]> {
    return this.reading.run(communityId, (tx) =>
      this.overviews(tx, communityId, { from: BEGINNING, to: this.clock.today() }),
    );
  }

  /** @throws DomainError notFound `income.contract-unknown`. */
  one(communityId: number, contractId: string): Promise<ContractOverview> {
    return this.reading.run(communityId, async (tx) => {
      const contract = await contractOf(tx, communityId, contractId);
      const range = { from: BEGINNING, to: this.clock.today() };
      const came = await cameIn(tx, communityId);
      const missing = await missingDays(tx, communityId, { ...range, to: plusDays(range.to, -1) });
      return { contract, overview: this.overview(contract, { range, came, missing }) };
    });
  }

  private async overviews(
    tx: EntityManager,
    communityId: number,
    range: { from: Day; to: Day },
  ): Promise<ContractOverview[]> {
    const yesterday = plusDays(this.clock.today(), -1);
    const settledTo = range.to < yesterday ? range.to : yesterday;
    const missing = await missingDays(tx, communityId, { from: range.from, to: settledTo });
    const came = await cameIn(tx, communityId);
    const contracts = await contractsOf(tx, communityId);
    const asked = { ...range, today: this.clock.today(), missingDays: 0 };
    return contracts
      .map((contract) => ({
        contract,
        overview: this.overview(contract, { range, came, missing }),
      }))
      .filter(({ contract, overview }) => concerns(overview, contract, asked));
  }

  private overview(
    contract: IncomeContract,
    of: {
      range: { from: Day; to: Day };
      came: ReadonlyMap<string, CameIn[]>;
      missing: Awaited<ReturnType<typeof missingDays>>;
    },
  ): Overview {
    const today = this.clock.today();
    const yesterday = plusDays(today, -1);
    const to = of.range.to < yesterday ? of.range.to : yesterday;
    return overviewOf(contract, of.came.get(contract.id) ?? [], {
      ...of.range,
      today,
      missingDays: of.missing(contract, { from: of.range.from, to }).length,
    });
  }
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
async function inBooks(
  tx: EntityManager,
  communityId: number,
  { from, to }: IncomeRange,
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
