import { AppointeesService } from '../../src/community/appointees.service';
import { BindingsService } from '../../src/community/bindings.service';
import { BindingsQueries } from '../../src/community/bindings.queries';
import { CommunityQueries } from '../../src/community/community.queries';
import { CommunityService } from '../../src/community/community.service';
import { GrantsService } from '../../src/community/grants.service';
import { checkCharacterOf } from '../../src/community/identity.rules';
import { InvitesService } from '../../src/community/invites.service';
import { RollImportService } from '../../src/community/roll-import.service';
import type { NumberedRow } from '../../src/community/roll-row.rules';
import { RollWriter } from '../../src/community/roll-writer.service';
import { UnitsQueries } from '../../src/community/units.queries';
import type { Config } from '../../src/platform/config';
import { LoginService } from '../../src/platform/login/login.service';
import { Passwords } from '../../src/platform/login/passwords';
import { Sealing } from '../../src/platform/login/sealing';
import { SecurityEvents } from '../../src/platform/login/security-events';
import { day } from '../../src/shared/day';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

export const clock = new TestClock('2026-03-05');
const sealing = new Sealing({ secretKey: 'only for tests: 0123456789abcdef' } as Config);
const logins = new LoginService(new Passwords(), sealing, new SecurityEvents(clock), clock);
const bindings = new BindingsService(clock);

/** The room's services, as the application wires them. */
export const rooms = {
  communities: new CommunityService(),
  grants: new GrantsService(new AppointeesService(logins, sealing), clock),
  bindings,
  invites: new InvitesService(bindings, sealing, clock),
  imports: new RollImportService(new RollWriter(), sealing, clock),
  logins,
};

/** What pages read of it. */
export const readingRooms = (db: DatabaseInTest) => ({
  communities: new CommunityQueries(db.reading, clock),
  units: new UnitsQueries(db.reading),
  bindings: new BindingsQueries(db.reading),
});

/** Founds a community as an operator does; its number. */
export async function found(db: DatabaseInTest, name: string): Promise<number> {
  const id = await db.transactions.runGlobal((tx) => rooms.communities.nextId(tx));
  await db.transactions.run(id, (tx) =>
    rooms.communities.found(tx, id, {
      name,
      address: '示例路 1 号',
      trustorName: `${name}业主委员会`,
      trusteeName: '示例物业服务有限公司',
      booksStartOn: day('2026-01-01'),
    }),
  );
  return id;
}

/** A person without a post; her id. */
export function enrol(db: DatabaseInTest, name: string): Promise<string> {
  return db.transactions.runGlobal((tx) => rooms.logins.createPerson(tx, { name }));
}

/** An identity number that holds, of nobody: born on 1980-01-01, the n-th of that day. */
export function identityOf(n: number): string {
  const body = `11010119800101${String(n).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

export const ROLL_HEADER =
  '楼栋,单元,房号,类型,登记面积,计费面积,业主,电话,身份,交付日期,开发商持有';

export function rollOf(...lines: string[]): { name: string; sha256: string; rows: NumberedRow[] } {
  const rows = [ROLL_HEADER, ...lines].map((line, index) => ({
    line: index + 1,
    cells: line.split(','),
  }));
  return { name: '清册.csv', sha256: '0'.repeat(64), rows };
}

/** Previews and confirms. */
export async function takeIn(db: DatabaseInTest, communityId: number, ...lines: string[]) {
  const by = await enrol(db, '经办甲');
  const { importId } = await db.transactions.run(communityId, (tx) =>
    rooms.imports.preview(tx, communityId, rollOf(...lines), by),
  );
  return db.transactions.run(communityId, (tx) =>
    rooms.imports.confirm(tx, communityId, importId, by),
  );
}

/** Lets work begin behind a lock of ours, and go on only once all of it is waiting: a forced race. */
export async function whileHeld<T>(
  { admin }: DatabaseInTest,
  lock: string,
  work: () => Promise<T>,
): Promise<T> {
  await admin.query('begin');
  await admin.query(lock);
  const done = work();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await admin.query('commit');
  return done;
}
