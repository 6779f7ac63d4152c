import { BudgetCommentsQueries } from '../../src/open-budget/budget-comments.queries';
import { BudgetCommentsService } from '../../src/open-budget/budget-comments.service';
import { BudgetDecisionsService } from '../../src/open-budget/budget-decisions.service';
import { BudgetProcessService } from '../../src/open-budget/budget-process.service';
import { BudgetRecords } from '../../src/open-budget/budget-records.service';
import type { BudgetAt } from '../../src/open-budget/budget-records.service';
import { BudgetsQueries } from '../../src/open-budget/budgets.queries';
import { BudgetsService } from '../../src/open-budget/budgets.service';
import type { BudgetLine } from '../../src/open-budget/lines.rules';
import { budgetViewOf } from '../../src/open-budget/budget-page.views';
import { LedgerService } from '../../src/ledger/ledger.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import type { Post } from '../../src/shared/posts';
import { TrustContractService } from '../../src/trust-contract/trust-contract.service';
import type { BudgetTerms } from '../../src/trust-contract/open-budget-terms.rules';
import type { DatabaseInTest } from './fresh-database';
import { termsOfTest } from './spending';
import { TestClock } from './test-clock';

export const COMMITTEE_DECIDES: BudgetTerms = {
  commentDays: 15,
  decidedBy: 'committee',
  virement: { share: '0.10', yearly: '20000.00' },
};

const OFFICES = {
  manager: 'manager',
  clerk: 'clerk',
  reviewer: 'reviewer',
  accountant: 'accountant',
  chair: 'chair',
  member: 'member',
  finance: 'finance-member',
} as const satisfies Record<string, Post>;

type Office = keyof typeof OFFICES;

export interface OfficeHolder {
  readonly personId: string;
  readonly grantId: string;
}

/** A community with a contract, open books, everyone in office and two residents. */
export interface BudgetPlace {
  readonly communityId: number;
  readonly people: Record<Office, OfficeHolder>;
  readonly residents: readonly [string, string];
}

/** A line of expense unless told otherwise: 12 months at 1,000 yuan. */
export function lineOf(change: Partial<BudgetLine> = {}): BudgetLine {
  return {
    lineId: newId(),
    side: 'expense',
    accountCode: '5106',
    name: '绿化养护',
    unit: '月',
    unitPrice: '1000',
    quantity: '1',
    frequency: '12',
    collectionRate: null,
    basis: '',
    fileIds: [],
    isContingency: false,
    ...change,
  };
}

export const incomeOf = (amount: string) =>
  lineOf({
    side: 'income',
    accountCode: '410101',
    name: '物业费',
    unit: '年',
    unitPrice: amount,
    frequency: '1',
  });

/** The room's services as the application wires them, at a time of the test's own. */
export class BudgetsInTest {
  readonly clock = new TestClock('2025-10-20');
  readonly ledger = new LedgerService(this.clock);
  readonly records = new BudgetRecords(this.clock);
  readonly budgets = new BudgetsService(this.clock, this.ledger, this.records);
  readonly process = new BudgetProcessService(this.clock, this.ledger, this.records);
  readonly comments = new BudgetCommentsService(this.clock, this.records);
  readonly decisions = new BudgetDecisionsService(this.clock, this.records);
  readonly contracts = new TrustContractService(this.clock);

  constructor(private readonly db: DatabaseInTest) {}

  get queries(): BudgetsQueries {
    return new BudgetsQueries(this.db.reading, this.clock);
  }

  get said(): BudgetCommentsQueries {
    return new BudgetCommentsQueries(this.db.reading);
  }

  async found(name: string, budget: BudgetTerms | null = COMMITTEE_DECIDES): Promise<BudgetPlace> {
    const { rows } = await this.db.admin.query<{ id: number }>(
      `insert into community (name, trustor_name, trustee_name, books_start_on)
       values ($1, '业主大会', '示例物业', '2025-01-01') returning id`,
      [name],
    );
    const communityId = rows[0]?.id ?? 0;
    const people = {} as Record<Office, OfficeHolder>;
    for (const [office, post] of Object.entries(OFFICES)) {
      people[office as Office] = await this.appoint(communityId, post);
    }
    await this.db.transactions.run(communityId, async (tx) => {
      await this.ledger.openBooks(tx, communityId, day('2025-01-01'));
      await this.contracts.enact(tx, communityId, {
        title: '信托制物业服务合同',
        effectiveOn: day('2025-01-01'),
        resolutionRef: '业主大会 2024-4 号决议',
        terms: { ...termsOfTest, termStartsOn: '2025-01-01', budget },
        createdBy: people.chair.personId,
      });
    });
    return { communityId, people, residents: [await this.person(), await this.person()] };
  }

  async person(): Promise<string> {
    const id = newId();
    await this.db.admin.query(`insert into person (id, name) values ($1, '某某')`, [id]);
    return id;
  }

  async appoint(communityId: number, post: Post): Promise<OfficeHolder> {
    const personId = await this.person();
    const grantId = newId();
    const party = ['chair', 'member', 'finance-member'].includes(post) ? 'trustor' : 'trustee';
    await this.db.admin.query(
      `insert into role_grant (community_id, id, person_id, party, post, starts_on, resolution_ref)
       values ($1, $2, $3, $4, $5, '2025-01-01', '任命书')`,
      [communityId, grantId, personId, party, post],
    );
    return { personId, grantId };
  }

  /** A draft for 2026 with these lines. */
  async drafted(
    { communityId, people }: BudgetPlace,
    lines: readonly BudgetLine[],
    surplusNote = '结余转入下年使用',
  ): Promise<BudgetAt> {
    return this.db.transactions.run(communityId, async (tx) => {
      const budgetId = await this.budgets.create(
        tx,
        communityId,
        { year: 2026, fund: 'F1', title: '2026 年度预算', from: null },
        people.clerk,
      );
      const at = { communityId, budgetId };
      await this.budgets.save(tx, at, { version: 1, lines, reason: '', surplusNote });
      return at;
    });
  }

  /** Writes the draft anew with some of its lines changed. */
  async rewritten(
    at: BudgetAt,
    change: (lines: readonly BudgetLine[]) => readonly BudgetLine[],
    reason = '按实际需要调整',
  ): Promise<void> {
    const page = await this.queries.one(at.communityId, at.budgetId);
    const { version, surplusNote } = page.shown;
    const draft = { version, lines: change(page.lines), reason, surplusNote };
    await this.run(at, (tx) => this.budgets.save(tx, at, draft));
  }

  submit(at: BudgetAt, { people }: BudgetPlace): Promise<void> {
    return this.run(at, (tx) => this.process.submit(tx, at, {}, people.manager));
  }

  review(at: BudgetAt, { people }: BudgetPlace, accept = true): Promise<void> {
    const said = { accept, reason: accept ? '' : '请补充依据' };
    return this.run(at, (tx) => this.process.review(tx, at, said, people.chair));
  }

  askDecision(at: BudgetAt, { people }: BudgetPlace): Promise<void> {
    return this.run(at, (tx) => this.process.askDecision(tx, at, people.manager));
  }

  decide(at: BudgetAt, by: OfficeHolder, agree = true): Promise<void> {
    const decision = { agree, reason: agree ? '' : '依据不足' };
    return this.run(at, (tx) => this.decisions.decide(tx, at, decision, by));
  }

  comment(at: BudgetAt, personId: string, lineId: string | null, text = '为什么涨了？') {
    const by = { personId, post: 'resident' as const };
    return this.run(at, (tx) => this.comments.comment(tx, at, { lineId, text }, by));
  }

  answer(at: BudgetAt, { people }: BudgetPlace, commentId: string): Promise<void> {
    const said = { commentId, text: '合同约定逐年上调，合同已附' };
    return this.run(at, (tx) => this.comments.answer(tx, at, said, people.accountant));
  }

  /** From the draft to the committee's majority, past the days of comment. */
  async inForce(at: BudgetAt, place: BudgetPlace): Promise<void> {
    await this.submit(at, place);
    await this.review(at, place);
    this.clock.advanceDays(16);
    await this.askDecision(at, place);
    await this.decide(at, place.people.chair);
    await this.decide(at, place.people.member);
  }

  /** An adjustment's draft with some lines changed, submitted. */
  async adjusted(
    at: BudgetAt,
    place: BudgetPlace,
    kind: 'virement' | 'supplement' | 'contingency',
    change: (lines: readonly BudgetLine[]) => readonly BudgetLine[],
  ): Promise<void> {
    const draft = { kind, reason: '按实际需要调整' };
    await this.run(at, (tx) => this.budgets.adjust(tx, at, draft, place.people.accountant));
    await this.rewritten(at, change);
    await this.submit(at, place);
  }

  /** As a page shows it to somebody who may do everything. */
  async view(at: BudgetAt, version?: number) {
    return budgetViewOf(await this.queries.one(at.communityId, at.budgetId, version), () => true);
  }

  run<T>(
    at: { communityId: number },
    work: Parameters<DatabaseInTest['transactions']['run']>[1],
  ): Promise<T> {
    return this.db.transactions.run(at.communityId, work) as Promise<T>;
  }
}
