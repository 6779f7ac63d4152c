import type { Post } from '../../src/community/rights.rules';
import type { Authenticator } from './authenticator';
import { appoint, enrolAuthenticator, enrolPerson, signIn } from './people';
import type { TestApp, Visitor } from './serve';

/** Someone in office at her own browser, with her telephone beside it. */
export interface StaffMember {
  personId: string;
  loginName: string;
  visitor: Visitor;
  authenticator: Authenticator;
}

/** Enrols a person, puts her into a post, signs her in and has her telephone know the secret. */
export async function employ(
  here: TestApp,
  communityId: number,
  post: Exclude<Post, 'resident'>,
  loginName: string,
): Promise<StaffMember> {
  const { personId } = await enrolPerson(here, loginName);
  await appoint(here, communityId, personId, { post });
  const visitor = await signIn(here.visitor(), loginName);
  return { personId, loginName, visitor, authenticator: await enrolAuthenticator(here, visitor) };
}

/** An act with the second factor: the clock moves on, because each code is good for one act. */
export function postWithCode(
  here: TestApp,
  { visitor, authenticator }: StaffMember,
  path: string,
  body: object = {},
) {
  here.clock.advanceMinutes(1);
  return visitor
    .post(path)
    .set('X-Second-Factor', authenticator.code())
    .set('Idempotency-Key', `act-${here.clock.now().getTime()}`)
    .send(body);
}

/** Another day: sessions have run out, everyone signs in again with password and code. */
export async function onAnotherDay(
  here: TestApp,
  day: string,
  staff: readonly StaffMember[],
): Promise<void> {
  here.clock.set(day);
  for (const { visitor, loginName, authenticator } of staff) {
    await signIn(visitor, loginName, authenticator.code());
  }
}
