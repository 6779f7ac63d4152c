import type { EntryDraft } from '../../src/ledger/entry.rules';
import { FinalAccountsQueries } from '../../src/open-budget/final-accounts/final-accounts.queries';
import { FinalAccountsService } from '../../src/open-budget/final-accounts/final-accounts.service';
import type { BudgetAt } from '../../src/open-budget/budget-records.service';
import type { Posting } from '../../src/ledger/posting.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { SurplusQueries } from '../../src/surplus/surplus.queries';
import { SurplusService } from '../../src/surplus/surplus.service';
import type { SurplusProposal } from '../../src/surplus/surplus.service';
import type { BudgetTerms } from '../../src/trust-contract/open-budget-terms.rules';
import { credit, debit, draftOf } from './books';
import { BudgetsInTest, COMMITTEE_DECIDES, incomeOf, lineOf } from './budgets';
import type { BudgetPlace, OfficeHolder } from './budgets';
import type { DatabaseInTest } from './fresh-database';

/** A community whose budget of 2026 is in force, and what was booked in that year. */
export interface LivedYear {
  readonly place: BudgetPlace;
  readonly at: BudgetAt;
  /** Lines of the budget: fees, greening, cleaning, materials of the same account as greening. */
  readonly lines: Readonly<Record<'fees' | 'green' | 'clean' | 'trees', string>>;
}

/** The year's end of a community, at a time of the test's own. */
export class YearEndInTest {
  readonly budgets: BudgetsInTest;
  readonly finals: FinalAccountsService;
  readonly surplus: SurplusService;

  constructor(private readonly db: DatabaseInTest) {
    this.budgets = new BudgetsInTest(db);
    this.finals = new FinalAccountsService(this.budgets.clock);
    this.surplus = new SurplusService(this.budgets.clock, this.budgets.ledger);
  }

  get queries(): FinalAccountsQueries {
    return new FinalAccountsQueries(this.db.reading, this.budgets.clock);
  }

  get shares(): SurplusQueries {
    return new SurplusQueries(this.db.reading, this.budgets.clock);
  }

  /** Fees 20,000 planned, 19,000 came; 12,000 + 1,000 of greening, 3,000 of cleaning; 80 unforeseen. */
  async lived(name: string, terms: BudgetTerms = COMMITTEE_DECIDES): Promise<LivedYear> {
    const { budgets } = this;
    budgets.clock.set('2025-10-20');
    const place = await budgets.found(name, COMMITTEE_DECIDES);
    const fees = { ...incomeOf('20000'), lineId: newId() };
    const green = lineOf();
    const trees = lineOf({ name: '树木修剪', unit: '年', unitPrice: '1000', frequency: '1' });
    const clean = lineOf({ accountCode: '5105', name: '垃圾清运', unitPrice: '250' });
    const at = await budgets.drafted(place, [fees, green, trees, clean]);
    await budgets.inForce(at, place);
    if (terms !== COMMITTEE_DECIDES) await this.agreed(place, terms);
    const lines = {
      fees: fees.lineId,
      green: green.lineId,
      trees: trees.lineId,
      clean: clean.lineId,
    };
    budgets.clock.set('2026-12-31');
    await this.booked(place, [debit('100201', '19000'), credit('410101', '19000')]);
    await this.booked(place, [debit('5106', '11500'), credit('2202', '11500')]);
    const trimmed = { ...debit('5106', '1040'), budgetLineId: lines.trees };
    await this.booked(place, [trimmed, credit('2202', '1040')]);
    await this.booked(place, [debit('5105', '3000'), credit('2202', '3000')]);
    await this.booked(place, [debit('5117', '80'), credit('2202', '80')]);
    budgets.clock.set('2027-02-10');
    return { place, at, lines };
  }

  booked({ communityId }: BudgetPlace, lines: readonly Posting[], on = '2026-12-20') {
    const draft: EntryDraft = draftOf({ bookedOn: day(on), kind: 'general', lines });
    return this.db.transactions.run(communityId, (tx) =>
      this.budgets.ledger.post(tx, communityId, draft),
    );
  }

  /** Every month of 2025 and 2026. */
  async closed({ communityId, people }: BudgetPlace): Promise<void> {
    await this.db.transactions.run(communityId, async (tx) => {
      for (let month = 0; month < 24; month += 1) {
        const period = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        await tx.query(`select close_period($1, $2, $3, '{}')`, [
          communityId,
          period,
          people.reviewer.personId,
        ]);
      }
    });
  }

  make({ place, at }: LivedYear, reasons: Readonly<Record<string, string>> = {}) {
    const words = {
      reasons: new Map(Object.entries(reasons)),
      surplusNote: '结余转入下年使用',
      auditRef: '示例会审字 1 号',
    };
    const by = place.people.accountant.personId;
    return this.db.transactions.run(place.communityId, (tx) =>
      this.finals.make(tx, place.communityId, { budgetId: at.budgetId, words, by }),
    );
  }

  submit({ place, at }: LivedYear) {
    const by = place.people.manager.personId;
    return this.db.transactions.run(place.communityId, (tx) =>
      this.finals.submit(tx, place.communityId, { budgetId: at.budgetId, by }),
    );
  }

  decide({ place, at }: LivedYear, who: OfficeHolder, said: Partial<Said> = {}) {
    const voice = { ...who, agree: true, reason: '', resolutionId: null, ...said };
    return this.db.transactions.run(place.communityId, (tx) =>
      this.finals.decide(tx, place.communityId, { budgetId: at.budgetId, voice }),
    );
  }

  /** Drawn up, submitted and accepted by the committee. */
  async settled(year: LivedYear): Promise<void> {
    await this.closed(year.place);
    await this.make(year, { '5117': '道闸碰撞赔付' });
    await this.submit(year);
    await this.decide(year, year.place.people.chair);
    await this.decide(year, year.place.people.member);
  }

  propose({ place }: Pick<LivedYear, 'place'>, change: Partial<SurplusProposal> = {}) {
    const proposal: SurplusProposal = {
      year: 2026,
      fund: 'F1',
      plan: { mode: 'cash', basis: 'area', total: '1000.00', rate: null },
      unitKinds: ['residential'],
      feeCode: null,
      reason: '结余返还业主',
      ...change,
    };
    const by = place.people.accountant.personId;
    return this.db.transactions.run(place.communityId, (tx) =>
      this.surplus.propose(tx, place.communityId, { proposal, by }),
    );
  }

  say(
    { place }: Pick<LivedYear, 'place'>,
    id: string,
    who: OfficeHolder,
    said: Partial<Said> = {},
  ) {
    const voice = { ...who, agree: true, reason: '', resolutionId: null, ...said };
    return this.db.transactions.run(place.communityId, (tx) =>
      this.surplus.decide(tx, place.communityId, { id, voice }),
    );
  }

  post({ place }: Pick<LivedYear, 'place'>, id: string) {
    const by = place.people.accountant.personId;
    return this.db.transactions.run(place.communityId, (tx) =>
      this.surplus.post(tx, place.communityId, { id, by }),
    );
  }

  /** Homes of these areas, in one building. */
  async homes(
    { communityId }: BudgetPlace,
    areas: readonly string[],
    name = '1栋',
  ): Promise<string[]> {
    const building = newId();
    const ids = areas.map(() => newId());
    await this.db.admin.query(`insert into building (community_id, id, name) values ($1, $2, $3)`, [
      communityId,
      building,
      name,
    ]);
    await this.db.admin.query(
      `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
       select $1, u.id, $2, lpad(u.no::text, 5, '0'), 'residential', u.area, u.area
       from unnest($3::uuid[], $4::numeric[]) with ordinality as u(id, area, no)`,
      [communityId, building, ids, areas],
    );
    return ids;
  }

  /** The contract from now on. */
  private async agreed({ communityId, people }: BudgetPlace, budget: BudgetTerms): Promise<void> {
    const { rows } = await this.db.admin.query<{ terms: object }>(
      'select terms from trust_contract where community_id = $1 order by version desc limit 1',
      [communityId],
    );
    await this.db.transactions.run(communityId, (tx) =>
      this.budgets.contracts.enact(tx, communityId, {
        title: '信托制物业服务合同（修订）',
        effectiveOn: day('2026-06-01'),
        resolutionRef: '业主大会 2026-1 号决议',
        terms: { ...rows[0]?.terms, budget } as never,
        createdBy: people.chair.personId,
      }),
    );
  }
}

interface Said {
  readonly agree: boolean;
  readonly reason: string;
  readonly resolutionId: string | null;
}
