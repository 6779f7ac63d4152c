import { randomUUID } from 'node:crypto';
import { needsSecondFactor, type Post } from '../../src/community/rights.rules';
import type { Authenticator } from './authenticator';
import { type BusyCommunity, everyVisitor } from './busy-community';
import { enrolAuthenticator } from './people';
import type { TestApp, Visitor } from './serve';

/** Someone at her browser with all it takes to act. */
export interface Armed {
  visitor: Visitor;
  authenticator: Authenticator | null;
}

/** Everyone of a community signed in, with an authenticator where her post wants one. */
export async function everyoneArmed(
  here: TestApp,
  community: BusyCommunity,
): Promise<Map<string, Armed>> {
  const armed = new Map<string, Armed>();
  for (const [post, visitor] of await everyVisitor(here, community)) {
    const wanted = post !== 'neighbour' && needsSecondFactor([post as Post]);
    const authenticator = wanted ? await enrolAuthenticator(here, visitor) : null;
    armed.set(post, { visitor, authenticator });
  }
  return armed;
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

export interface Call {
  /** "POST /api/…" */
  to: string;
  body?: object | undefined;
}

export interface Answered {
  status: number;
  code: string | undefined;
  detail: string | undefined;
  text: string;
}

/** One call with every header that any door may want: code, key and version. */
export async function call(here: TestApp, by: Armed, { to, body }: Call): Promise<Answered> {
  const [verb = '', path = ''] = to.split(' ');
  // Each code of the authenticator is good for one act.
  if (by.authenticator) here.clock.advanceMinutes(1);
  const request = by.visitor[verbs[verb as keyof typeof verbs]](path)
    .set('X-Second-Factor', by.authenticator?.code() ?? '')
    .set('Idempotency-Key', randomUUID())
    .set('If-Match', '"1"');
  const { status, body: answer, text } = await (body ? request.send(body) : request);
  const { code, detail } = (answer ?? {}) as { code?: string; detail?: string };
  return { status, code, detail, text: text ?? '' };
}
