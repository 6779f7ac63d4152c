import { partyOf, type Post } from '../../src/community/rights.rules';
import { Transactions } from '../../src/platform/database/transactions';
import { LoginService } from '../../src/platform/login/login.service';
import { newId } from '../../src/shared/ids';
import type { TestApp, Visitor } from './serve';
import { Authenticator } from './authenticator';

export const password = '梧桐树下三把椅子 7';

/** A community with nothing in it but a name. */
export async function foundCommunity({ admin }: TestApp, name: string): Promise<number> {
  const { rows } = await admin.query<{ id: number }>(
    `insert into community (name, trustor_name, trustee_name, books_start_on)
     values ($1, '业主大会', '物业公司', '2026-01-01') returning id`,
    [name],
  );
  return rows[0]?.id ?? 0;
}

/** A person with a log-in of this name, whose password is `password`. */
export async function enrolPerson(
  { app }: TestApp,
  loginName: string,
  identity: { phone?: string; identityNumber?: string; isOperator?: boolean } = {},
): Promise<{ personId: string; loginId: string }> {
  return app
    .get(Transactions)
    .runGlobal((tx) =>
      app
        .get(LoginService)
        .createPersonWithLogin(tx, { name: `${loginName} 某某`, loginName, password, ...identity }),
    );
}

/** Puts a person into a post, past the services and their own refusals. */
export async function appoint(
  { admin }: TestApp,
  communityId: number,
  personId: string,
  {
    post,
    startsOn = '2026-01-01',
    endsOn = null,
  }: { post: Post; startsOn?: string; endsOn?: string | null },
): Promise<string> {
  const id = newId();
  await admin.query(
    `insert into role_grant (community_id, id, person_id, party, post, starts_on, ends_on, resolution_ref)
     values ($1, $2, $3, $4, $5, $6, $7, '决议 2026-1')`,
    [communityId, id, personId, partyOf[post], post, startsOn, endsOn],
  );
  return id;
}

/** A home, and the person bound to it. */
export async function bindHome(
  { admin }: TestApp,
  communityId: number,
  personId: string,
  door = '1单元101',
): Promise<string> {
  const [building, unit] = [newId(), newId()];
  await admin.query('insert into building (community_id, id, name) values ($1, $2, $3)', [
    communityId,
    building,
    `${building.slice(-4)}栋`,
  ]);
  await admin.query(
    `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
     values ($1, $2, $3, $4, 'residential', 100, 100)`,
    [communityId, unit, building, door],
  );
  await admin.query(
    `insert into unit_binding
       (community_id, id, unit_id, person_id, relation, bound_via, confirmed_by, confirmed_party)
     values ($1, $2, $3, $4, 'owner', 'request', $4, 'trustee')`,
    [communityId, newId(), unit, personId],
  );
  return unit;
}

/** Signs in with name and password; the visitor keeps the cookie. */
export async function signIn(visitor: Visitor, loginName: string, code?: string): Promise<Visitor> {
  await visitor.post('/api/session').send({ loginName, password, code }).expect(201);
  return visitor;
}

/** Scans the QR code and types the first code. */
export async function enrolAuthenticator(
  { clock }: TestApp,
  visitor: Visitor,
): Promise<Authenticator> {
  const { body } = await visitor.post('/api/session/second-factor').expect(201);
  const authenticator = new Authenticator((body as { secret: string }).secret, clock);
  await visitor.put('/api/session/second-factor').send({ code: authenticator.code() }).expect(200);
  clock.advanceMinutes(1);
  return authenticator;
}
