import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { cashBalances, totalIn } from '../../queryable-account/balances.queries';
import { fundsNamed, leafAccounts } from '../../queryable-account/chart.queries';
import { flowWithin } from '../../queryable-account/flow.queries';
import { flowViewOf } from '../../queryable-account/flow.view';
import { type Day, day, dayInShanghai } from '../../shared/day';
import { type Period, periodOf, previousPeriod } from '../../shared/period';
import { Reading } from '../../platform/database/reading';
import { LICENCES, type Licence } from '../open-data/data-package.rules';
import { OpenDataQueries, type OpenPage, openPageWithin } from '../open-data/open-data.queries';
import { openDataViewOf } from '../open-data/open-data.view';
import {
  largestPublicPayments,
  newestHead,
  newestPayroll,
  publicBudgets,
  publicReports,
  questionCounts,
} from './public-facts';
import type { PublicPageState, PublicPageStateView, PublicPageView } from './public-page.view';

const MONTHS = 12;

const STATE_NAMES: Readonly<Record<PublicPageState, string>> = {
  none: '没有公开页',
  proposed: '已提议，等业主表决',
  open: '已公开，任何人可以看',
  closed: '已关闭',
};

interface StateRow {
  id: string;
  licence: Licence;
  reason: string;
  state: 'proposed' | 'open' | 'closed';
  resolution_id: string | null;
  number: string | null;
  opened_at: Date | null;
  closed_at: Date | null;
  close_reason: string | null;
  passed: string | null;
}

const STATE = `
  select p.*, r.number, (select v.id from resolution v where v.community_id = p.community_id
    and v.subject_kind = 'open-data' and v.subject_id = p.id and v.outcome = 'passed'
    order by v.closed_at limit 1) as passed
  from public_page p
  left join resolution r on r.community_id = p.community_id and r.id = p.resolution_id
  where p.community_id = $1 order by p.proposed_at desc, p.id desc limit 1`;

/** 公开页. */
@Injectable()
export class PublicPageQueries {
  constructor(
    private readonly reading: Reading,
    private readonly openData: OpenDataQueries,
    private readonly clock: Clock,
  ) {}

  /** Whether everybody may look, for those who live here. */
  state(communityId: number): Promise<PublicPageStateView> {
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<StateRow[]>(STATE, [communityId]);
      return stateViewOf(row);
    });
  }

  /** @throws DomainError notFound `public-page.closed`. */
  page(communityId: number): Promise<PublicPageView> {
    return this.openData.run(communityId, async (tx, facts) => {
      const page = await openPageWithin(tx, communityId);
      const today = this.clock.today();
      return {
        ...(await this.heads(tx, communityId, page)),
        ...(await moneyOf(tx, communityId, today)),
        payments: await largestPublicPayments(tx, communityId, today),
        reports: await publicReports(tx, communityId),
        budgets: await publicBudgets(tx, communityId),
        payroll: await newestPayroll(tx, communityId),
        questions: await questionCounts(tx, communityId),
        proof: await newestHead(tx, communityId),
        openData: openDataViewOf(facts),
        closedThrough: facts.closedThrough,
      };
    });
  }

  private async heads(tx: EntityManager, communityId: number, page: OpenPage) {
    const [row] = await tx.query<{ name: string; trustorName: string; trusteeName: string }[]>(
      `select name, trustor_name as "trustorName",
         trustee_on(id, now()) as "trusteeName"
       from community where id = $1`,
      [communityId],
    );
    return {
      communityId,
      name: row?.name ?? '',
      trustorName: row?.trustorName ?? '',
      trusteeName: row?.trusteeName ?? '',
      openedOn: dayInShanghai(page.openedAt),
      resolutionNumber: page.resolutionNumber,
    };
  }
}

/** What there is today, and the last twelve months as far as the books go back. */
async function moneyOf(tx: EntityManager, communityId: number, today: Day) {
  const balances = await cashBalances(tx, communityId, null);
  const funds = await fundsNamed(tx, communityId, today);
  const [books] = await tx.query<{ startOn: string }[]>(
    'select books_start_on as "startOn" from ledger_head where community_id = $1',
    [communityId],
  );
  const to = periodOf(today);
  const from = laterOf(backBy(to, MONTHS - 1), periodOf(day(books?.startOn ?? today)));
  const accounts = await leafAccounts(tx, communityId);
  const flow = await flowWithin(tx, communityId, { from, to });
  return {
    on: today,
    total: totalIn(balances).toString(),
    funds: funds.map((each) => ({ ...each, balance: totalIn(balances, each.fund).toString() })),
    from,
    to,
    flow: flowViewOf({ flow, accountNames: new Map(accounts.map((a) => [a.code, a.name])) }),
  };
}

const laterOf = (a: Period, b: Period): Period => (a > b ? a : b);
const backBy = (from: Period, months: number): Period =>
  months === 0 ? from : backBy(previousPeriod(from), months - 1);

const NO_PAGE: PublicPageStateView = {
  state: 'none',
  stateName: STATE_NAMES.none,
  id: null,
  licence: null,
  licenceName: null,
  reason: null,
  resolutionId: null,
  resolutionNumber: null,
  openedOn: null,
  closedOn: null,
  closeReason: null,
  passedResolutionId: null,
};

const dayOf = (at: Date | null) => at && dayInShanghai(at);

const stateViewOf = (row: StateRow | undefined): PublicPageStateView =>
  row
    ? {
        id: row.id,
        state: row.state,
        stateName: STATE_NAMES[row.state],
        licence: row.licence,
        licenceName: LICENCES[row.licence].title,
        reason: row.reason,
        resolutionId: row.resolution_id,
        resolutionNumber: row.number,
        openedOn: dayOf(row.opened_at),
        closedOn: dayOf(row.closed_at),
        closeReason: row.close_reason,
        passedResolutionId: row.state === 'proposed' ? row.passed : null,
      }
    : NO_PAGE;
