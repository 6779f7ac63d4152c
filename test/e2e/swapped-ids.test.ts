import { getMetadataStorage } from 'class-validator';
import { newId } from '../../src/shared/ids';
import { startApp, type TestApp } from '../support/app';
import { type Answered, type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { type IdsOf, idsIn, type Swap, swappedFields, swappedPaths } from '../support/swaps';
import { changedTables, tableDigests } from '../support/table-digests';

/** assurance T31: whatever names a thing may name the neighbour's, and then names nothing. */
let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;
let people: Map<string, Armed>;
let ours: IdsOf;
let theirs: IdsOf;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  next = await busyCommunity(here, 'nxt', 2);
  people = await everyoneArmed(here, own);
  ours = idsIn(own, await othersOf(own, '1'));
  // A place in the books that only the neighbour's have.
  theirs = idsIn(next, await othersOf(next, '77'));
}, 120_000);
afterAll(() => here.close());

async function othersOf({ id }: BusyCommunity, seq: string) {
  const { rows } = await here.admin.query<{ grant: string; session: string }>(
    `select g.id as grant, s.id as session from role_grant g
     join login l on l.person_id = g.person_id join login_session s on s.login_id = l.id
     where g.community_id = $1 and g.post = 'accountant' limit 1`,
    [id],
  );
  const { grant: grantId = '', session: sessionId = '' } = rows[0] ?? {};
  return { seq, grantId, sessionId };
}

const armed = (post: string): Armed => {
  const found = people.get(post);
  if (!found) throw new Error(`nobody is ${post}`);
  return found;
};

/** The answer to the swap, and to the same with an id of nothing at all. */
async function bothAnswers(swap: Swap, foreign: readonly string[]): Promise<[Answered, Answered]> {
  const nothing = <T extends string | undefined>(text: T) =>
    foreign.reduce((so, id) => so?.replaceAll(id, newId()), text as string | undefined);
  const unknown = {
    to: nothing(swap.to) ?? '',
    body: swap.body && (JSON.parse(nothing(JSON.stringify(swap.body)) ?? '') as object),
  };
  const by = armed(swap.post);
  return [await call(here, by, swap), await call(here, by, unknown)];
}

function foreignIds(): string[] {
  const text = JSON.stringify([next, theirs('/x', 'grantId'), theirs('/devices/', 'id')]);
  return text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
}

const sayings = ({ status, code, detail }: Answered) => ({ status, code, detail });

describe('an id in a path', () => {
  it('that is the neighbour’s is unknown, as if it did not exist, and nothing moves', async () => {
    const swaps = swappedPaths(own, ours, theirs);
    expect(swaps.length).toBeGreaterThan(35);
    const before = await tableDigests(here.admin);
    const odd: string[] = [];
    for (const swap of swaps) {
      const [answer, unknown] = await bothAnswers(swap, foreignIds());
      if (answer.status !== 404) odd.push(`${swap.what}: ${answer.status} ${answer.code}`);
      else expect([swap.what, sayings(answer)]).toEqual([swap.what, sayings(unknown)]);
      expect(answer.text).not.toContain('Knxt');
    }
    expect(odd).toEqual([]);
    // the look at a file is remembered before its first byte leaves, and so before it is refused
    const changed = changedTables(before, await tableDigests(here.admin));
    const looks = ['personal_reading', 'audit_reading'];
    expect(changed.filter((table) => !looks.includes(table))).toEqual([]);
  }, 120_000);

  it('is answered otherwise when it is ours: the refusal above is not for everyone', async () => {
    for (const [route, post] of [
      ['GET /spending/:id', 'clerk'],
      ['GET /voucher-drafts/:id', 'accountant'],
      ['GET /files/:id', 'resident'],
    ] as const) {
      const to = route
        .replace('/', `/api/communities/${own.id}/`)
        .replace(':id', ours(route, 'id'));
      expect([route, (await call(here, armed(post), { to })).status]).toEqual([route, 200]);
    }
  });
});

describe('an id in a body or a query', () => {
  const dtoIds = () => {
    const all = getMetadataStorage() as unknown as {
      validationMetadatas: Map<unknown, { name: string; target: Function; propertyName: string }[]>;
    };
    return [...all.validationMetadatas.values()]
      .flat()
      .filter(({ name }) => name === 'isUuid')
      .map(({ target, propertyName }) => `${target.name}.${propertyName}`);
  };

  it('is swapped here, whichever DTO takes it', () => {
    const fields = Object.keys(swappedFields(own, next));
    expect(new Set(dtoIds())).toEqual(new Set(fields));
  });

  it('that is the neighbour’s is as unknown as one of nothing, and nothing moves', async () => {
    const before = await tableDigests(here.admin);
    const odd: string[] = [];
    for (const [field, swaps] of Object.entries(swappedFields(own, next))) {
      for (const swap of swaps) {
        const [answer, unknown] = await bothAnswers(swap, foreignIds());
        const isRead = swap.to.startsWith('GET');
        // A filter finds nothing; what is asked for by its id is unknown.
        const fine = (isRead ? [200, 404] : [404, 422]).includes(answer.status);
        if (!fine) odd.push(`${field} ${swap.what}: ${answer.status} ${answer.code}`);
        expect([field, sayings(answer)]).toEqual([field, sayings(unknown)]);
        if (answer.status === 200) expect([field, answer.text]).toEqual([field, unknown.text]);
        expect(answer.text).not.toContain('Knxt');
      }
    }
    expect(odd).toEqual([]);
    const changed = changedTables(before, await tableDigests(here.admin));
    expect(changed.filter((table) => table !== 'audit_reading')).toEqual([]);
  }, 60_000);
});

describe('the community itself', () => {
  it.each([
    'GET my-units',
    'POST bindings',
    'POST binding-requests',
    'POST grants',
    'GET account/summary',
  ])('%s answers alike for the neighbour’s and for none', async (route) => {
    const bodies: Record<string, object> = {
      'POST bindings': { code: next.invite },
      'POST binding-requests': {
        building: '9栋',
        door: '9单元909',
        relation: 'owner',
        claimedName: '某',
      },
      'POST grants': {
        personName: '张三丰',
        phone: '13800009999',
        post: 'member',
        startsOn: '2026-03-06',
        resolutionRef: '决议 1',
      },
    };
    const [verb, path] = route.split(' ');
    const body = bodies[route];
    const of = (community: number | string) =>
      call(here, armed('chair'), { to: `${verb} /api/communities/${community}/${path}`, body });
    const before = await tableDigests(here.admin);
    const elsewhere = await of(999_999);
    if (route !== 'POST bindings') expect(sayings(await of(next.id))).toEqual(sayings(elsewhere));
    for (const odd of ['0', '-1', '99999999999', '1e3', '2147483648', '%00', 'x', '1.5']) {
      const { status } = await of(odd);
      expect([odd, status]).toEqual([odd, expect.any(Number)]);
      expect([400, 404]).toContain(status);
    }
    expect(changedTables(before, await tableDigests(here.admin))).toEqual([]);
  });
});
