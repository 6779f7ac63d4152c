import * as fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import type { Party, Post } from '../shared/posts';
import { NO_HALTS } from './halts.rules';
import {
  type Act,
  approvalsMissing,
  type Chain,
  consultationEnd,
  type Doer,
  dutyOf,
  MOVES,
  nextSteps,
  type Plan,
  planFor,
  refusalOf,
  stateAfter,
  STATES,
  waitingFor,
} from './spending.rules';

const today = day('2026-03-05');
const doer = (personId: string, post: Post): Doer => ({ personId, post, party: partyOf(post) });
const clerk = doer('clerk', 'clerk');
const reviewer = doer('reviewer', 'reviewer');
const cashier = doer('cashier', 'cashier');
const chair = doer('chair', 'chair');
const member = doer('member', 'member');
const finance = doer('finance', 'finance-member');

const withinFirm: Plan = planFor({ by: 'reviewer', approvals: 1, consultationDays: 0 });
const committee: Plan = planFor({ by: 'committee', approvals: 1, consultationDays: 0 });
const consulted: Plan = planFor({ by: 'committee', approvals: 1, consultationDays: 3 });

const start = (plan: Plan): Chain => ({
  state: 'draft',
  plan,
  consultationEndsOn: null,
  acts: [],
  halts: NO_HALTS,
});

/** One allowed step, as the services take it. */
function step(chain: Chain, act: Act, by: Doer, on: Day = today): Chain {
  const refusal = refusalOf(chain, act, by, on);
  if (refusal) throw refusal;
  if (act === 'edit') return { ...chain, state: 'draft', acts: [], consultationEndsOn: null };
  const days = chain.plan?.consultationDays ?? 0;
  return {
    ...chain,
    state: stateAfter(chain, act),
    acts: [...chain.acts, { act, personId: by.personId }],
    consultationEndsOn:
      act === 'review' && days > 0 ? consultationEnd(on, days) : chain.consultationEndsOn,
  };
}

const codeOf = (chain: Chain, act: Act, by: Doer, on: Day = today) =>
  refusalOf(chain, act, by, on)?.code;

describe('the table of states', () => {
  it('takes a small amount through the firm and the second key', () => {
    let chain = start(withinFirm);
    chain = step(chain, 'request', clerk);
    chain = step(chain, 'review', reviewer);
    expect(chain.state).toBe('approved');
    chain = step(chain, 'order', cashier);
    chain = step(chain, 'release', chair);
    expect(step(chain, 'pay', cashier).state).toBe('paid');
  });

  it('takes a larger one to the committee after the consultation, which starts the next day', () => {
    const submitted = step(start(consulted), 'request', clerk);
    const reviewed = step(submitted, 'review', reviewer, day('2026-03-05'));
    expect(reviewed.consultationEndsOn).toBe('2026-03-08');
    expect(codeOf(reviewed, 'approve', chair, day('2026-03-08'))).toBe(
      'spending.consultation-open',
    );
    expect(waitingFor(reviewed, day('2026-03-08'))?.what).toContain('2026年3月8日');
    expect(step(reviewed, 'approve', chair, day('2026-03-09')).state).toBe('approved');
  });

  it('waits for as many of the committee as the ladder asks for', () => {
    const two = planFor({ by: 'committee', approvals: 2, consultationDays: 0 });
    let chain = step(step(start(two), 'request', clerk), 'review', reviewer);
    chain = step(chain, 'approve', chair);
    expect([chain.state, approvalsMissing(chain)]).toEqual(['reviewed', 1]);
    expect(codeOf(chain, 'approve', chair)).toBe('spending.same-person');
    expect(step(chain, 'approve', member).state).toBe('approved');
  });

  it('lets a refusal be made during the consultation', () => {
    const chain = step(step(start(consulted), 'request', clerk), 'review', reviewer);
    expect(step(chain, 'reject', chair).state).toBe('rejected');
  });

  it('lets the committee take its key back before the bank has paid', () => {
    let chain = step(step(start(withinFirm), 'request', clerk), 'review', reviewer);
    chain = step(step(chain, 'order', cashier), 'release', chair);
    expect(step(chain, 'reject', chair).state).toBe('rejected');
    expect(codeOf(chain, 'edit', clerk)).toBe('spending.not-in-turn');
  });

  it.each([
    ['the clerk reviews', 'submitted', 'review', clerk],
    ['the reviewer approves for the committee', 'reviewed', 'approve', reviewer],
    ['the firm releases', 'ordered', 'release', cashier],
    ['the committee pays', 'released', 'pay', chair],
    ['a supervisor approves', 'reviewed', 'approve', doer('s', 'protector')],
    ['an accountant requests', 'draft', 'request', doer('a', 'accountant')],
  ] as const)('never lets it be that %s', (_what, state, act, by) => {
    expect(codeOf({ ...start(committee), state }, act, by)).toBe('spending.not-your-post');
  });

  it('says whose turn it is in every state that waits', () => {
    const waits = STATES.filter((state) => waitingFor({ ...start(committee), state }, today));
    expect(waits).toEqual(STATES.filter((state) => MOVES[state].length > 0));
  });

  it('offers exactly what it would not refuse', () => {
    const chain = step(start(committee), 'request', clerk);
    expect(nextSteps(chain, reviewer, today)).toEqual(['review', 'reject']);
    expect(nextSteps(chain, clerk, today)).toEqual(['withdraw', 'edit']);
    expect(nextSteps(chain, chair, today)).toEqual([]);
  });
});

describe('no natural person twice', () => {
  // One person with every post: what two log-ins, or a change of office half-way, would amount to.
  const posts: Record<string, Post> = {
    request: 'clerk',
    review: 'reviewer',
    approve: 'chair',
    order: 'cashier',
    release: 'member',
    pay: 'cashier',
  };
  const way = ['request', 'review', 'approve', 'order', 'release', 'pay'] as const;
  const pairs = way.flatMap((first, at) =>
    way.slice(at + 1).map((second) => [first, second] as const),
  );

  it.each(pairs)(
    'who did %s may not %s, unless it is the cashier ordering and paying',
    (first, second) => {
      let chain = start(committee);
      for (const act of way) {
        const who = act === first || act === second ? 'one' : `other-${act}`;
        const by = doer(who, posts[act] ?? 'clerk');
        if (act === second) {
          const expected = dutyOf[first] === dutyOf[second] ? undefined : 'spending.same-person';
          expect(codeOf(chain, act, by)).toBe(expected);
          return;
        }
        chain = step(chain, act, by);
      }
    },
  );
});

/** Anyone tries anything on any day: whatever path leads to 'paid' has everything it must have. */
describe('model: every path to a payment', () => {
  const people = [
    clerk,
    doer('clerk-2', 'clerk'),
    reviewer,
    cashier,
    doer('cashier-2', 'cashier'),
    chair,
    member,
    finance,
  ];
  // Persons who have changed office, or log in twice: same person, other post.
  const turncoats = people.flatMap((one) => people.map((two) => doer(one.personId, two.post)));
  const acts: Act[] = [
    'request',
    'review',
    'approve',
    'order',
    'release',
    'pay',
    'reject',
    'withdraw',
    'edit',
  ];
  // Weighted towards the way forward, or hardly a path would arrive.
  const attempt = fc.record({
    act: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...acts) },
    ),
    by: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...people) },
      { weight: 1, arbitrary: fc.constantFrom(...turncoats) },
    ),
    later: fc.nat(2),
  });
  const plan = fc.constantFrom(
    withinFirm,
    committee,
    consulted,
    planFor({ by: 'committee', approvals: 2, consultationDays: 1 }),
  );

  interface Walk {
    chain: Chain;
    /** What was done to the version that is current. */
    days: { act: Act; on: Day; post: Post }[];
  }

  function walk(
    asked: Plan,
    attempts: readonly { act: Act | null; by: Doer; later: number }[],
  ): Walk {
    let chain = start(asked);
    let on = today;
    let days: Walk['days'] = [];
    for (const { act, by, later } of attempts) {
      on = plusDays(on, later);
      const wish = act ?? MOVES[chain.state][0]?.act;
      if (!wish || refusalOf(chain, wish, by, on)) continue;
      days = wish === 'edit' ? [] : [...days, { act: wish, on, post: by.post }];
      chain = step(chain, wish, by, on);
    }
    return { chain, days };
  }

  function partsOf(chain: Chain): Map<string, Set<string>> {
    const parts = new Map<string, Set<string>>();
    for (const { act, personId } of chain.acts) {
      parts.set(personId, (parts.get(personId) ?? new Set<string>()).add(dutyOf[act] ?? act));
    }
    return parts;
  }

  function expectLawful({ chain, days }: Walk, asked: Plan): void {
    const done = (act: Act) => days.filter((each) => each.act === act);
    const once: Act[] = ['request', 'review', 'order', 'release', 'pay'];
    expect(once.map((act) => done(act).length)).toEqual([1, 1, 1, 1, 1]);
    expect(done('approve').length).toBe(asked.approvals);
    expect(partyOf(done('release')[0]?.post ?? 'clerk')).toBe('trustor');
    const opensOn = plusDays(done('review')[0]?.on ?? today, asked.consultationDays);
    const early = done('approve').filter(({ on }) => asked.consultationDays > 0 && on <= opensOn);
    expect(early).toEqual([]);
    expect([...partsOf(chain).values()].filter((duties) => duties.size > 1)).toEqual([]);
  }

  it('has a request, a review, all approvals after the consultation, an order, a release by the committee, and nobody twice', () => {
    let paid = 0;
    fc.assert(
      fc.property(plan, fc.array(attempt, { minLength: 30, maxLength: 60 }), (asked, attempts) => {
        const path = walk(asked, attempts);
        if (path.chain.state !== 'paid') return;
        paid += 1;
        expectLawful(path, asked);
      }),
      { numRuns: 500 },
    );
    // A model that never arrives proves nothing.
    expect(paid).toBeGreaterThan(20);
  });
});

function partyOf(post: Post): Party {
  return ['chair', 'member', 'finance-member'].includes(post) ? 'trustor' : 'trustee';
}
