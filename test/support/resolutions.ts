import { termsOfTest } from './spending';
import type { Config } from '../../src/platform/config';
import { Sealing } from '../../src/platform/login/sealing';
import { BallotBatchesQueries } from '../../src/resolutions/ballot-batches.queries';
import { BallotBatchesService } from '../../src/resolutions/ballot-batches.service';
import { BallotsService } from '../../src/resolutions/ballots.service';
import { OfficialResultsService } from '../../src/resolutions/official-results.service';
import { ProxiesService } from '../../src/resolutions/proxies.service';
import { ResolutionsQueries } from '../../src/resolutions/resolutions.queries';
import type { ResolutionContent } from '../../src/resolutions/resolutions.service';
import { ResolutionsService } from '../../src/resolutions/resolutions.service';
import type { Choice } from '../../src/resolutions/votes.rules';
import { day, type Day } from '../../src/shared/day';
import { clock as rollClock, enrol, takeIn } from './community';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

export const SECRET = { secretKey: 'only for tests: 0123456789abcdef' } as Config;

/** 民法典 278 (9), voted on from the 20th to the 30th of March. */
export const CONTENT: ResolutionContent = {
  title: '2026年度物业服务费用预算',
  text: '全体业主表决 2026 年度预算。\n预算全文附后。',
  matter: 9,
  subject: null,
  mode: 'binding',
  secret: false,
  opensOn: day('2026-03-20'),
  closesOn: day('2026-03-30'),
  secondCallOf: null,
};

/** The room's services on a database, and a clock of their own. */
export class VotingInTest {
  readonly clock = new TestClock('2026-03-01');
  readonly sealing = new Sealing(SECRET);
  readonly resolutions = new ResolutionsService(this.clock, this.sealing);
  readonly ballots = new BallotsService(this.clock, this.sealing);
  readonly batches = new BallotBatchesService(this.clock, this.sealing);
  readonly proxies = new ProxiesService(this.clock, this.sealing);
  readonly official = new OfficialResultsService(this.clock);
  readonly queries: ResolutionsQueries;
  readonly lists: BallotBatchesQueries;

  constructor(readonly db: DatabaseInTest) {
    this.queries = new ResolutionsQueries(db.reading, this.sealing, this.clock);
    this.lists = new BallotBatchesQueries(db.reading, this.sealing);
  }

  drafted({ communityId, chair }: Voters, more: Partial<ResolutionContent> = {}): Promise<string> {
    const content = { ...CONTENT, ...more };
    return this.db.transactions.run(communityId, (tx) =>
      this.resolutions.draft(tx, communityId, { content, by: chair }),
    );
  }

  /** Drafted and announced on the 1st of March, and the clock on the 20th. */
  async open(of: Voters, more: Partial<ResolutionContent> = {}): Promise<string> {
    this.clock.set('2026-03-01');
    const id = await this.drafted(of, more);
    await this.announced(of, id);
    this.clock.set('2026-03-20');
    return id;
  }

  announced({ communityId, chair }: Voters, id: string): Promise<void> {
    return this.db.transactions.run(communityId, (tx) =>
      this.resolutions.announce(tx, communityId, { id, by: chair }),
    );
  }

  closed({ communityId, chair }: Voters, id: string): Promise<void> {
    return this.db.transactions.run(communityId, (tx) =>
      this.resolutions.close(tx, communityId, { id, by: chair }),
    );
  }

  /** The owner of a home votes on her screen. */
  votes({ communityId, homes, persons }: Voters, id: string, door: string, choice: Choice) {
    const voter = { personId: persons.get(door) ?? '', unitIds: [homes.get(door) ?? ''] };
    return this.db.transactions.run(communityId, (tx) =>
      this.ballots.cast(tx, communityId, { resolutionId: id, voter, choice }),
    );
  }

  /** Papers of homes, entered by the member and checked by the other unless told not to be. */
  async papers(
    { communityId, homes, chair, member }: Voters,
    resolutionId: string,
    said: readonly [door: string, choice: Choice, castOn?: Day][],
    { checked = true } = {},
  ): Promise<string> {
    const ballots = said.map(([door, choice, castOn]) => ({
      unitId: homes.get(door) ?? '',
      choice,
      castOn: castOn ?? this.clock.today(),
    }));
    return this.db.transactions.run(communityId, async (tx) => {
      const batch = { resolutionId, channel: 'paper', ballots, by: member } as const;
      const batchId = await this.batches.takeBatch(tx, communityId, batch);
      const check = { resolutionId, batchId, accepted: true, note: '', by: chair };
      if (checked) await this.batches.checkBatch(tx, communityId, check);
      return batchId;
    });
  }

  read(
    { communityId }: Voters,
    id: string,
    reader: { personId?: string; unitIds?: string[] } = {},
  ) {
    const { personId = '00000000-0000-7000-8000-000000000000', unitIds = [] } = reader;
    return this.queries.one(communityId, id, { personId, unitIds, seesDrafts: true });
  }
}

/** A community with a roll, and the persons who own its homes. */
export interface Voters {
  readonly communityId: number;
  readonly chair: string;
  readonly member: string;
  /** Homes and their owners' persons by door. */
  readonly homes: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, string>;
}

/**
 * Nine heads: seven flats of 100 ㎡ (101 to 107) of as many owners, the first with a parking space of 20 ㎡;
 * a flat of a couple (108); two of the developer's (109, 110).
 */
export async function settleVoters(db: DatabaseInTest, communityId: number): Promise<Voters> {
  const flats = Array.from({ length: 7 }, (_, turn) => {
    const door = 101 + turn;
    return `1栋,1单元,${door},住宅,100,100,业主${door},1380013${String(communityId % 10)}${door},,,`;
  });
  const couple = `1栋,1单元,108,住宅,100,100,业主108、配偶108,1380013${communityId % 10}108、1380013${communityId % 10}188,,,`;
  const parking = `地库,,P1,车位,20,20,业主101,1380013${String(communityId % 10)}101,,,`;
  const unsold = ['109', '110'].map((door) => `1栋,1单元,${door},住宅,100,100,,,,,是`);
  // owners are owners from the day the roll was taken in
  rollClock.set('2026-02-01');
  await takeIn(db, communityId, ...flats, couple, parking, ...unsold);
  const { rows } = await db.admin.query<{ id: string; door: string }>(
    'select id, door from unit where community_id = $1',
    [communityId],
  );
  const homes = new Map(rows.map(({ id, door }) => [door.replace(/^.*单元/, ''), id]));
  const persons = new Map<string, string>();
  for (const door of homes.keys()) persons.set(door, await enrol(db, `住户${door}`));
  persons.set('配偶', await enrol(db, '配偶108'));
  const [chair, member] = [await enrol(db, '主任'), await enrol(db, '委员')];
  await agree(db, communityId);
  return { communityId, chair, member, homes, persons };
}

/** Rules of procedure by which a space that is owned by itself carries a vote. */
async function agree(db: DatabaseInTest, communityId: number): Promise<void> {
  const procedure = { noticeDays: 15, proxyCap: 3, secret: false, countsSpaces: true };
  await db.admin.query(
    `insert into trust_contract (community_id, version, title, effective_on, resolution_ref, terms)
     values ($1, 1, '信托合同', '2026-01-01', '业主大会 2025-4 号决议', $2)`,
    [communityId, { ...termsOfTest, procedure }],
  );
}
