import * as fc from 'fast-check';
import { type Day, plusDays } from '../shared/day';
import {
  assertCompatible,
  assertMayEnd,
  assertMayGrant,
  assertTerm,
  carriesDuty,
  endOf,
  type GrantedPost,
  type Granter,
  type HeldPost,
} from './grants.rules';
import { partyOf, type Post, posts } from './rights.rules';

const HERE = 7;
const today = '2026-03-05' as Day;
const granted = posts.filter((post): post is GrantedPost => post !== 'resident');

const holding = (post: Post, communityId = HERE): Granter => ({
  isOperator: false,
  grants: [{ communityId, grantId: 'g', party: partyOf[post], post }],
  bindings: [],
});
const operator: Granter = { isOperator: true, grants: [], bindings: [] };
const stranger: Granter = { isOperator: false, grants: [], bindings: [] };
const resident: Granter = {
  ...stranger,
  bindings: [{ communityId: HERE, bindingId: 'b', unitId: 'u', relation: 'owner' }],
};
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('who may give which post', () => {
  const allowed: Partial<Record<Post, readonly Post[]>> = {
    manager: granted.filter((post) => partyOf[post] === 'trustee'),
    chair: granted.filter((post) => partyOf[post] !== 'trustee'),
  };

  it.each(granted)('%s gives what it may and nothing else', (granter) => {
    for (const post of granted) {
      const give = () => assertMayGrant(holding(granter), HERE, { post, isHeld: false });
      const end = () => assertMayEnd(holding(granter), HERE, post);
      if (allowed[granter]?.includes(post)) {
        expect(give).not.toThrow();
        expect(end).not.toThrow();
      } else {
        expect(give).toThrow(refusal('right.missing'));
        expect(end).toThrow(refusal('right.missing'));
      }
    }
  });

  it('the operator gives the first chair and the first manager, once, and ends nothing', () => {
    for (const post of granted) {
      const isFirst = post === 'chair' || post === 'manager';
      const give = (isHeld: boolean) => () => assertMayGrant(operator, HERE, { post, isHeld });
      if (isFirst) expect(give(false)).not.toThrow();
      else expect(give(false)).toThrow(refusal('grant.operator-first-only'));
      expect(give(true)).toThrow(
        refusal(isFirst ? 'grant.first-taken' : 'grant.operator-first-only'),
      );
      expect(() => assertMayEnd(operator, HERE, post)).toThrow(refusal('community.unknown'));
    }
  });

  it('being operator adds nothing to a member: she grants by her post', () => {
    const clerk = { ...holding('clerk'), isOperator: true };
    expect(() => assertMayGrant(clerk, HERE, { post: 'chair', isHeld: false })).toThrow(
      refusal('right.missing'),
    );
  });

  it('a stranger learns nothing, a resident and a neighbour’s chair give nothing', () => {
    const give = (granter: Granter) => () =>
      assertMayGrant(granter, HERE, { post: 'member', isHeld: false });
    expect(give(stranger)).toThrow(refusal('community.unknown'));
    expect(give(holding('chair', HERE + 1))).toThrow(refusal('community.unknown'));
    expect(give(resident)).toThrow(refusal('right.missing'));
  });

  it('nobody is granted to be a resident', () => {
    const give = () => assertMayGrant(holding('chair'), HERE, { post: 'resident', isHeld: false });
    expect(give).toThrow(refusal('grant.not-a-post'));
  });
});

describe('terms', () => {
  const term = (startsOn: string, endsOn: string | null) => ({
    startsOn: startsOn as Day,
    endsOn: endsOn as Day | null,
  });

  it.each<[Post, string, string | null, string | null]>([
    ['clerk', '2026-03-05', null, null],
    ['clerk', '2025-01-01', '2026-03-05', null],
    ['auditor', '2026-03-05', '2026-06-30', null],
    ['auditor', '2026-03-05', null, 'grant.auditor-needs-end'],
    ['clerk', '2026-03-05', '2026-03-04', 'grant.ends-before-start'],
    ['clerk', '2025-01-01', '2026-03-04', 'grant.already-over'],
  ])('%s from %s to %s → %s', (post, startsOn, endsOn, code) => {
    const check = () => assertTerm(post, term(startsOn, endsOn), today);
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(refusal(code));
  });

  it.each<[string, string | null, string | null, string, string]>([
    ['2026-01-01', null, null, '2026-03-05', '2026-03-05'],
    ['2026-01-01', null, null, '2026-04-01', '2026-04-01'],
    ['2026-05-01', null, null, '2026-03-05', '2026-05-01'],
    ['2026-01-01', null, null, '2026-03-04', 'grant.end-in-past'],
    ['2026-01-01', '2026-03-31', null, '2026-04-01', 'grant.end-beyond-term'],
    ['2026-01-01', '2026-03-04', null, '2026-03-05', 'grant.ended'],
    ['2026-01-01', null, '2026-02-01', '2026-03-05', 'grant.ended'],
  ])('from %s to %s, taken away %s: ending on %s gives %s', (...row) => {
    const [startsOn, endsOn, endedOn, on, result] = row;
    const grant = { ...term(startsOn, endsOn), endedOn: endedOn as Day | null };
    const end = () => endOf(grant, { on: on as Day, today });
    if (result.startsWith('grant.')) expect(end).toThrow(refusal(result));
    else expect(end()).toBe(result);
  });
});

describe('one person, one key', () => {
  const held = (post: GrantedPost, more: Partial<HeldPost> = {}): HeldPost => ({
    post,
    startsOn: '2026-01-01' as Day,
    endsOn: null,
    endedOn: null,
    ...more,
  });
  const wanted = (post: GrantedPost) => ({ post, startsOn: today, endsOn: null });

  it.each(granted.flatMap((a) => granted.map((b) => [a, b] as const)))(
    '%s who would also be %s',
    (a, b) => {
      const check = () => assertCompatible(wanted(b), [held(a)]);
      if (a === b) expect(check).toThrow(refusal('grant.same-post'));
      else if (partyOf[a] !== partyOf[b]) expect(check).toThrow(refusal('grant.both-sides'));
      else if (carriesDuty(a) && carriesDuty(b)) expect(check).toThrow(refusal('grant.two-duties'));
      else expect(check).not.toThrow();
    },
  );

  it('says which post she holds', () => {
    expect(() => assertCompatible(wanted('reviewer'), [held('accountant')])).toThrow(
      /担任物业会计，不能再担任物业审核人/,
    );
  });

  it.each<[string, Partial<HeldPost>, boolean]>([
    ['a term that is over', { endsOn: '2026-03-04' as Day }, true],
    ['a term that ends on the same day', { endsOn: today }, false],
    ['taken away the day before', { endedOn: '2026-03-04' as Day }, true],
    ['taken away the same day', { endedOn: today }, false],
    ['a term to come', { startsOn: '2026-09-01' as Day }, false],
  ])('%s', (_, more, isFree) => {
    const check = () => assertCompatible(wanted('reviewer'), [held('accountant', more)]);
    if (isFree) expect(check).not.toThrow();
    else expect(check).toThrow(refusal('grant.two-duties'));
  });

  it('sees an overlap exactly where two terms share a day', () => {
    const days = fc.integer({ min: 0, max: 30 });
    const length = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null });
    fc.assert(
      fc.property(days, length, days, length, (start, long, otherStart, otherLong) => {
        const term = (from: number, days: number | null) => ({
          startsOn: plusDays(today, from),
          endsOn: days === null ? null : plusDays(today, from + days),
        });
        const covers = (from: number, days: number | null, day: number) =>
          day >= from && (days === null || day <= from + days);
        const shared = Array.from({ length: 70 }, (_, day) => day).some(
          (day) => covers(start, long, day) && covers(otherStart, otherLong, day),
        );
        const check = () =>
          assertCompatible({ post: 'reviewer', ...term(start, long) }, [
            { post: 'accountant', endedOn: null, ...term(otherStart, otherLong) },
          ]);
        if (shared) expect(check).toThrow();
        else expect(check).not.toThrow();
      }),
    );
  });
});
