import { VoucherChecks } from '../../src/ledger/voucher-checks';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import type { BudgetAt } from '../../src/open-budget/budget-records.service';
import { BudgetLinesQueries } from '../../src/open-budget/execution/budget-lines.queries';
import { ExecutionQueries } from '../../src/open-budget/execution/execution.queries';
import { executionViewOf } from '../../src/open-budget/execution/execution.view';
import { VoucherControl } from '../../src/open-budget/execution/voucher-control';
import type { BudgetLine } from '../../src/open-budget/lines.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { SpendingContent } from '../../src/spending/content';
import {
  type CommitmentContent,
  CommitmentsService,
} from '../../src/spending/commitments/commitments.service';
import { type BudgetPlace, BudgetsInTest, COMMITTEE_DECIDES, incomeOf, lineOf } from './budgets';
import type { DatabaseInTest } from './fresh-database';
import { type Place, SpendingInTest, termsOfTest } from './spending';

/** A place whose budget of 2026 is in force. */
export interface ControlledPlace extends Place {
  readonly budget: BudgetAt;
  readonly budgetPlace: BudgetPlace;
  /** Ids of lines by their names. */
  readonly lines: Readonly<Record<string, string>>;
}

/** What a line has, as text. */
export interface StandingInTest {
  approved: string;
  committed: string;
  spent: string;
  available: string;
}

/** Lift maintenance twice over, greenery, a reserve: 10,000 each, and income that covers them. */
export const LINES_OF_TEST = (): BudgetLine[] => [
  incomeOf('60000'),
  lineOf({ name: '电梯维保', accountCode: '510301', unitPrice: '10000', frequency: '1' }),
  lineOf({ name: '电梯年检', accountCode: '510301', unitPrice: '10000', frequency: '1' }),
  lineOf({ name: '绿化养护', accountCode: '5106', unitPrice: '10000', frequency: '1' }),
  lineOf({ name: '办公', accountCode: '5109', unitPrice: '10000', frequency: '1' }),
];

/** Spending where a budget holds, with the services as the application wires them. */
export class ControlInTest {
  readonly spend: SpendingInTest;
  readonly budgets: BudgetsInTest;
  readonly commitments: CommitmentsService;
  readonly vouchers: VoucherDraftsService;
  readonly executions: ExecutionQueries;
  readonly rooms: BudgetLinesQueries;

  constructor(private readonly db: DatabaseInTest) {
    this.spend = new SpendingInTest(db);
    this.budgets = new BudgetsInTest(db);
    const { clock, ledger } = this.spend;
    this.commitments = new CommitmentsService(clock);
    const checks = new VoucherChecks();
    new VoucherControl(checks).onModuleInit();
    this.vouchers = new VoucherDraftsService(ledger, clock, checks);
    this.executions = new ExecutionQueries(db.reading, clock);
    this.rooms = new BudgetLinesQueries(db.reading, clock);
  }

  /** A budget of 2026 with these lines, decided by the committee in June; today is 10 June 2026. */
  async found(
    name: string,
    lines: readonly BudgetLine[] = LINES_OF_TEST(),
  ): Promise<ControlledPlace> {
    const { spend, budgets } = this;
    spend.clock.set('2026-05-20');
    budgets.clock.set('2026-05-20');
    const place = await spend.found(name);
    const { communityId, people } = place;
    await spend.run(place, (tx) =>
      spend.contracts.enact(tx, communityId, {
        title: '信托制物业服务合同（预算由业委会决定）',
        effectiveOn: day('2026-05-20'),
        resolutionRef: '业主大会 2026-1 号决议',
        terms: { ...termsOfTest, budget: COMMITTEE_DECIDES },
        createdBy: people.chair.personId,
      }),
    );
    const holder = ({ personId, grantId }: { personId: string; grantId: string | null }) => ({
      personId,
      grantId: grantId ?? '',
    });
    const manager = holder(await spend.appoint(communityId, 'manager'));
    const budgetPlace: BudgetPlace = {
      communityId,
      people: {
        manager,
        clerk: holder(people.clerk),
        reviewer: holder(people.reviewer),
        accountant: holder(people.accountant),
        chair: holder(people.chair),
        member: holder(people.member),
        finance: holder(people.finance),
      },
      residents: ['', ''],
    };
    const budget = await budgets.drafted(budgetPlace, lines);
    await budgets.inForce(budget, budgetPlace);
    spend.clock.set('2026-06-10');
    budgets.clock.set('2026-06-10');
    const { rows } = await this.db.admin.query<{ id: string; name: string }>(
      'select id, name from budget_line where community_id = $1',
      [communityId],
    );
    const ids = Object.fromEntries(rows.map(({ id, name: line }) => [line, id]));
    return { ...place, budget, budgetPlace, lines: ids };
  }

  /** A request on the line of lift maintenance unless told otherwise. */
  requested(place: ControlledPlace, amount: string, change: Partial<SpendingContent> = {}) {
    const budgetLineId = place.lines['电梯维保'] ?? null;
    const content = { amount: Money.yuan(amount), budgetLineId, ...change };
    return this.spend.submitted(place, content);
  }

  proposed(
    place: ControlledPlace,
    amount: string,
    change: Partial<CommitmentContent> = {},
  ): Promise<{ id: string; number: string }> {
    return this.spend.run(place, (tx) =>
      this.commitments.propose(tx, place.communityId, place.people.clerk, {
        payeeId: place.payeeId,
        budgetLineId: place.lines['电梯维保'] ?? '',
        title: '电梯维保年度合同',
        amount: Money.yuan(amount),
        startsOn: day('2026-06-01'),
        endsOn: day('2026-12-31'),
        fileId: place.fileId,
        selection: '三家比价取低',
        ...change,
      }),
    );
  }

  /** Dr the line's account Cr 应付账款, prepared, submitted and posted in one transaction. */
  posted(
    place: ControlledPlace,
    amount: string,
    {
      line = '电梯维保',
      accountCode = '510301',
    }: { line?: string | null; accountCode?: string } = {},
  ): Promise<{ seq: bigint }> {
    const { communityId, people } = place;
    const budgetLineId = line === null ? undefined : place.lines[line];
    return this.spend.run(place, async (tx) => {
      const content = {
        bookedOn: this.spend.clock.today(),
        summary: '计提费用',
        fileIds: [],
        lines: [
          { accountCode, fund: 'F1', debit: amount, ...(budgetLineId ? { budgetLineId } : {}) },
          { accountCode: '2202', fund: 'F1', credit: amount },
        ],
      };
      const { personId } = people.accountant;
      const id = await this.vouchers.prepare(tx, communityId, content, personId);
      await this.vouchers.submit(tx, { communityId, id });
      const by = { personId: people.reviewer.personId, seenVersion: 2 };
      return this.vouchers.post(tx, { communityId, id }, by);
    });
  }

  async standing(place: ControlledPlace, line = '电梯维保'): Promise<StandingInTest | undefined> {
    const lineId = place.lines[line];
    return this.db.transactions.run(place.communityId, async (tx) => {
      const rows = await tx.query<StandingInTest[]>(
        `select approved::text, committed::numeric(18,2)::text as committed, spent::numeric(18,2)::text as spent,
           available::numeric(18,2)::text as available
         from budget_line_standing($1, $2)`,
        [place.communityId, lineId],
      );
      return rows[0];
    });
  }

  async execution(place: ControlledPlace) {
    const { communityId, budgetId } = place.budget;
    return executionViewOf(await this.executions.of(communityId, budgetId));
  }
}
