import { FollowsService } from '../../src/notices/follows.service';
import type { FollowAsked } from '../../src/notices/follows.rules';
import { type NoticesPage, NoticesQueries } from '../../src/notices/notices.queries';
import { type Looked, NoticesService } from '../../src/notices/notices.service';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { type Lived, liveSomeMonths } from './account-books';
import type { DatabaseInTest } from './fresh-database';
import { SpendingInTest } from './spending';
import { TestClock } from './test-clock';

/** Two communities that have lived through the same months, and who is told what in them. */
export class NoticesInTest {
  private readonly clock = new TestClock('2026-06-10');
  readonly follows = new FollowsService(this.clock);
  readonly notices = new NoticesService(this.clock);
  here!: Lived;
  next!: Lived;
  spend!: SpendingInTest;

  constructor(private readonly db: DatabaseInTest) {}

  /** The first look of each begins at the end of its books. */
  async live(): Promise<void> {
    this.spend = new SpendingInTest(this.db);
    this.next = await liveSomeMonths(this.db, new SpendingInTest(this.db), '邻家苑');
    this.here = await liveSomeMonths(this.db, this.spend, '锦和苑');
    for (const lived of [this.here, this.next]) await this.look(lived);
  }

  look({ place }: Lived = this.here): Promise<Looked> {
    return this.db.transactions.run(place.communityId, (tx) =>
      this.notices.look(tx, place.communityId),
    );
  }

  follow(personId: string, asked: FollowAsked, { place }: Lived = this.here): Promise<string> {
    return this.db.transactions.run(place.communityId, (tx) =>
      this.follows.follow(tx, place.communityId, personId, asked),
    );
  }

  toldTo(personId: string, { place }: Lived = this.here): Promise<NoticesPage> {
    return new NoticesQueries(this.db.reading).page(place.communityId, personId, { limit: 50 });
  }

  /** A resident of the community, at home in one of its homes. */
  async resident({ place, homes }: Lived = this.here, home = 0): Promise<string> {
    const id = newId();
    await this.db.admin.query(`insert into person (id, name) values ($1, '住户某')`, [id]);
    await this.db.admin.query(
      `insert into unit_binding
         (community_id, id, unit_id, person_id, relation, bound_via, confirmed_by, confirmed_party)
       values ($1, $2, $3, $4, 'owner', 'request', $4, 'trustee')`,
      [place.communityId, newId(), homes[home]?.id, id],
    );
    return id;
  }

  /** A payment to the payee, asked for, agreed to and made; its place in the books. */
  async paid(amount: string, { place }: Lived = this.here): Promise<string> {
    const request = await this.spend.submitted(place, { amount: Money.yuan(amount) });
    await this.spend.carry(place, request, 'paid');
    const { rows } = await this.db.admin.query<{ seq: string }>(
      'select seq from entry where community_id = $1 and source_id = $2',
      [place.communityId, request],
    );
    return rows[0]?.seq ?? '';
  }

  /** Rows as another room leaves them, past its services and guards. */
  async happened(sql: string, params: unknown[]): Promise<void> {
    const { admin } = this.db;
    await admin.query('begin');
    await admin.query('set local session_replication_role = replica');
    await admin.query(sql, params).catch(async (error: unknown) => {
      await admin.query('rollback');
      throw error;
    });
    await admin.query('commit');
  }
}
