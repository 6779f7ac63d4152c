import { checkBundle } from '../../verifier/lib/bundle.mjs';
import { isRight, mayDo, type Post, type Right } from '../../src/community/rights.rules';
import { LedgerService } from '../../src/ledger/ledger.service';
import { VerificationQueries } from '../../src/ledger/verification.queries';
import { Transactions } from '../../src/platform/database/transactions';
import { BundleQueries } from '../../src/proof/bundle.queries';
import { vkeyOf } from '../../src/proof/note.rules';
import { day } from '../../src/shared/day';
import { credit, debit, draftOf } from './books';
import type { Estate } from './estate';
import { enrolAuthenticator, password, signIn } from './people';
import { rightOf, ROUTES } from './route-table';
import type { TestApp, Visitor } from './serve';
import { logKeysOf, signLog } from './signed-log';
import { postWithCode, type StaffMember } from './staff';

export const FIRM = ['manager', 'clerk', 'accountant', 'reviewer', 'cashier'] as const;

/** A log-in as it was handed over on paper. */
export interface FirstLogin {
  loginName: string;
  password: string;
}

export interface Papers {
  name: string;
  phone: string;
  identityNumber: string;
}

/** What the page says of a handover. */
export interface Shown {
  id: string;
  state: string;
  wentSilently: boolean;
  daysLate: number;
  dueOn: string;
  seal: { lastSeq: string; lastVoucherNo: number; trialDebit: string } | null;
  lists: { list: string; lineCount: number; total: string | null; outcome: string | null }[];
  objects: { id: string; name: string }[];
}

/** The next firm's people, as they come into office one after the other. */
export class NextFirm {
  readonly people = {} as Record<(typeof FIRM)[number], StaffMember>;

  constructor(
    private readonly here: TestApp,
    private readonly estate: Estate,
  ) {}

  /** Time passes; everybody signs in again. */
  async at(moment: string): Promise<void> {
    this.here.clock.set(moment);
    const people = [...Object.values(this.estate.staff), ...Object.values(this.people)];
    for (const { visitor, loginName, authenticator } of new Set(people)) {
      await signIn(visitor, loginName, authenticator.code());
    }
    for (const { visitor, loginName } of this.estate.owners) await signIn(visitor, loginName);
  }

  async firstSignIn(first: FirstLogin): Promise<Visitor> {
    const visitor = this.here.visitor();
    await visitor.post('/api/session').send(first).expect(201);
    const change = { current: first.password, next: password };
    await visitor.put('/api/session/password').send(change).expect(204);
    return signIn(visitor, first.loginName);
  }

  async armed(visitor: Visitor, loginName: string): Promise<StaffMember> {
    const authenticator = await enrolAuthenticator(this.here, visitor);
    return { personId: '', loginName, visitor, authenticator };
  }

  appointed(post: Post, person: Papers & { loginName?: string }) {
    const { name: personName, ...papers } = person;
    const grant = { post, personName, ...papers, startsOn: '2060-04-01', resolutionRef: '任命书' };
    return postWithCode(this.here, this.people.manager, this.estate.at('grants'), grant);
  }

  async hire(post: Post, person: Papers): Promise<StaffMember> {
    const { body } = await this.appointed(post, person).expect(201);
    const { loginName, initialPassword } = body as { loginName: string; initialPassword: string };
    const visitor = await this.firstSignIn({ loginName, password: initialPassword });
    return this.armed(visitor, loginName);
  }
}

export const upkeepOfApril = {
  bookedOn: '2060-04-01',
  summary: '计提电梯维保费',
  lines: [
    { accountCode: '510301', fund: 'F1', debit: '500.00' },
    { accountCode: '2202', fund: 'F1', credit: '500.00' },
  ],
  fileIds: [],
};

/** The clerk asks for the lifts' upkeep. @returns the request's id. */
export async function askForLifts(estate: Estate): Promise<string> {
  const { body } = await estate
    .post('clerk', 'spending', {
      reason: '电梯维保',
      payeeId: estate.payeeId,
      amount: '800.00',
      fund: 'F1',
      accountCode: '510301',
      occurredOn: '2060-03-05',
      fileIds: [estate.fileId],
      quotes: [],
      quotesExempt: '合同期内按合同付款',
    })
    .expect(201);
  const { id } = body as { id: string };
  await estate.post('clerk', `spending/${id}/submission`).expect(201);
  return id;
}

/** Every route that opened to somebody of the firm, with one who held its right. */
export function routesOfFirm() {
  return Object.entries(ROUTES).flatMap(([route, door]) => {
    const right = rightOf(door);
    if (!isRight(right)) return [];
    // the accountant lives there: what is every resident's is hers as well
    const post = FIRM.find((each) => each !== 'accountant' && mayDo(each, right as Right));
    const alone = mayDo('accountant', right) && !mayDo('resident', right);
    return post ? [{ route, post }] : alone ? [{ route, post: 'accountant' as const }] : [];
  });
}

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

export async function codeOf(estate: Estate, visitor: Visitor, route: string): Promise<string> {
  const [verb = 'GET', path = ''] = route.split(' ');
  const address = path
    .replace(':communityId', String(estate.communityId))
    .replace(':period', '2060-03')
    .replaceAll(/:\w+/g, '01900000-0000-7000-8000-000000000000');
  const { body, status } = await visitor[VERBS[verb as keyof typeof VERBS]](`/api/${address}`);
  return (body as { code?: string }).code ?? String(status);
}

/** The old clerk takes her request back, straight in the database. */
export async function actPastTheDoors(
  { here: { admin }, staff, communityId }: Estate,
  requestId: string,
  moment: string,
): Promise<unknown> {
  return admin.query(
    `insert into spending_act (community_id, id, request_id, version, act, person_id, grant_id, at,
       content_hash)
     select r.community_id, gen_random_uuid(), r.id, r.version, 'withdraw', g.person_id, g.id, $4,
       r.content_hash
     from role_grant g join spending_request r on r.community_id = g.community_id and r.id = $3
     where g.community_id = $1 and g.person_id = $2`,
    [communityId, staff.clerk.personId, requestId, moment],
  );
}

/** All of the books, by the product and by the program that reads the bundle alone. */
export async function verifiedTwice({ app, database }: TestApp, communityId: number) {
  const { faults } = await app
    .get(VerificationQueries, { strict: false })
    .verify(communityId, { quick: false, files: false, kept: [] });
  await signLog(database, communityId);
  let text = '';
  const bundle = await app.get(BundleQueries, { strict: false }).open(communityId);
  for await (const piece of bundle.text) text += piece;
  const lines = text.trimEnd().split('\n');
  const { findings, facts } = await checkBundle(
    async function* () {
      yield* lines;
    },
    { vkey: vkeyOf(logKeysOf(communityId).log), maxAgeHours: 1e9 },
  );
  return { faults, findings, payments: facts['payments'] };
}

/** The first owner owes a month's fees. */
export async function oweFees({ here: { app }, communityId, owners }: Estate): Promise<void> {
  const { unitId } = owners[0]!;
  const lines = [{ ...debit('112201', '300.00'), unitId }, credit('410101', '300.00')];
  const owed = { bookedOn: day('2060-03-05'), summary: '计物业费', kind: 'billing' as const };
  await app
    .get(Transactions)
    .run(communityId, (tx) =>
      app.get(LedgerService, { strict: false }).post(tx, communityId, draftOf({ ...owed, lines })),
    );
}
