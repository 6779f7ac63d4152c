import { newId } from '../../src/shared/ids';
import type { Actor } from '../../src/spending/actor';
import type { SpendingContent } from '../../src/spending/content';
import { Money } from '../../src/shared/money';
import type { DatabaseInTest } from './fresh-database';
import { type Place, SpendingInTest, termsOfTest } from './spending';

/** A payment above 5,000 waits two days; two households, or a twentieth of the area, stop it. */
export const OBJECTION_TERMS = { above: '5000.00', days: 2, households: 2, areaShare: '0.05' };

/** A home and the person bound to it. */
export interface Household {
  unitId: string;
  personId: string;
}

/** A community whose contract knows objections and emergencies, with homes and people in them. */
export class ObjectionsInTest extends SpendingInTest {
  constructor(private readonly database: DatabaseInTest) {
    super(database);
  }

  /** Like `found`, with the terms in force from today. */
  async foundWithTerms(name: string, terms: object = {}): Promise<Place> {
    const place = await this.found(name);
    await this.agreeOnTerms(place, terms);
    return place;
  }

  /** The contract of this very day: objections, emergencies, and whatever else is said. */
  async agreeOnTerms(place: Place, terms: object = {}): Promise<void> {
    await this.run(place, (tx) =>
      this.contracts.enact(tx, place.communityId, {
        title: '信托制物业服务合同（补充公示异议）',
        effectiveOn: this.clock.today(),
        resolutionRef: '业主大会 2026-1 号决议',
        terms: {
          ...termsOfTest,
          objection: OBJECTION_TERMS,
          emergency: { ratifyDays: 7 },
          ...terms,
        },
        createdBy: place.people.chair.personId,
      }),
    );
  }

  /** A home of `area` m² with somebody bound to it; the same person again where she has two. */
  async household(
    { communityId, people }: Place,
    { area = '100.00', personId = newId(), relation = 'owner' } = {},
  ): Promise<Household> {
    const unitId = newId();
    await this.database.admin.query(
      `insert into building (community_id, id, name) values ($1, $2, '1栋') on conflict do nothing`,
      [communityId, newId()],
    );
    await this.database.admin.query(
      `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
       select $1, $2, id, $3, 'residential', $4, $4 from building where community_id = $1`,
      [communityId, unitId, unitId.slice(-12), area],
    );
    await this.bind({ communityId, unitId, personId, relation, by: people.chair });
    return { unitId, personId };
  }

  async bind(of: Household & { communityId: number; relation?: string; by: Actor }): Promise<void> {
    await this.database.admin.query(
      `insert into person (id, name) values ($1, '住户某') on conflict do nothing`,
      [of.personId],
    );
    await this.database.admin.query(
      `insert into unit_binding (community_id, id, unit_id, person_id, relation, bound_via,
         confirmed_by, confirmed_party) values ($1, $2, $3, $4, $5, 'invite', $6, 'trustor')`,
      [of.communityId, newId(), of.unitId, of.personId, of.relation ?? 'owner', of.by.personId],
    );
  }

  /** Approved today, above the limit: its window is open from tomorrow for two days. */
  async approved(place: Place, change: Partial<SpendingContent> = {}): Promise<string> {
    const id = await this.submitted(place, { amount: Money.yuan('9000.00'), ...change });
    await this.carry(place, id, 'approved');
    return id;
  }

  objects(
    place: Place,
    id: string,
    personId: string,
    text = '报价偏高，请先公开比价',
  ): Promise<void> {
    const at = { communityId: place.communityId, id };
    return this.run(at, (tx) => this.objections.raise(tx, at, { personId, text }));
  }

  withdraws(place: Place, id: string, personId: string): Promise<void> {
    const at = { communityId: place.communityId, id };
    return this.run(at, (tx) => this.objections.withdraw(tx, at, personId));
  }

  answers(place: Place, id: string, text = '三家比价表已公开，取最低价'): Promise<void> {
    const at = { communityId: place.communityId, id };
    return this.run(at, (tx) => this.objections.answer(tx, at, place.people.member, { text }));
  }

  decides(
    place: Place,
    id: string,
    [by, lift, resolutionId]: ['chair' | 'member' | 'finance', boolean, string?],
  ): Promise<void> {
    const at = { communityId: place.communityId, id };
    const decision = { lift, reason: '依据答复与比价', ...(resolutionId ? { resolutionId } : {}) };
    return this.run(at, (tx) => this.objections.decide(tx, at, place.people[by], decision));
  }

  /** Approved and stopped by two households, the window still open. */
  async frozen(place: Place, change: Partial<SpendingContent> = {}): Promise<string> {
    const id = await this.approved(place, change);
    for (const turn of [1, 2]) {
      const { personId } = await this.household(place, { area: `${turn}0.00` });
      await this.objects(place, id, personId);
    }
    return id;
  }

  orders(place: Place, id: string): Promise<void> {
    const at = { communityId: place.communityId, id };
    const { bankAccountId, people } = place;
    return this.run(at, (tx) => this.payments.order(tx, at, people.cashier, { bankAccountId }));
  }

  ratifies(
    place: Place,
    id: string,
    [by, agree]: ['chair' | 'member' | 'finance', boolean],
  ): Promise<void> {
    const at = { communityId: place.communityId, id };
    const vote = { agree, reason: '现场照片与抢修单相符' };
    return this.run(at, (tx) => this.emergencies.ratify(tx, at, place.people[by], vote));
  }

  /** Submitted as an emergency; the ladder alone would have left it to the reviewer. */
  emergency(place: Place, change: Partial<SpendingContent> = {}): Promise<string> {
    return this.submitted(place, {
      reason: '地下车库水管爆裂抢修',
      emergency: { grounds: 'flood', description: '主管爆裂，车库积水上涨，等不及比价' },
      ...change,
    });
  }

  lapses({ communityId }: Place): Promise<string[]> {
    return this.run({ communityId }, (tx) => this.emergencies.lapseOverdue(tx, communityId));
  }
}
