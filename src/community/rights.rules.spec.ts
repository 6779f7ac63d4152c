import fc from 'fast-check';
import { DomainError } from '../shared/domain-error';
import {
  DUTIES,
  grantFor,
  isRight,
  mayDo,
  type Memberships,
  needsSecondFactor,
  partyOf,
  type Post,
  postNames,
  posts,
  type Right,
  rights,
  RIGHTS,
  rightsOf,
  rightToGrant,
  SECOND_FACTOR_RIGHTS,
} from './rights.rules';

const holders = (right: Right): Post[] => posts.filter((post) => mayDo(post, right));
const committee: Post[] = ['chair', 'member', 'finance-member'];

describe('the rights matrix says of a payment (domain 1.10)', () => {
  it.each<[Right, Post[]]>([
    ['spending.request', ['clerk']],
    ['spending.review', ['reviewer']],
    ['spending.approve', [...committee, 'reviewer']],
    ['voucher.prepare', ['accountant']],
    ['voucher.post', ['reviewer']],
    ['period.close', ['reviewer']],
    ['spending.order', ['cashier']],
    ['spending.pay', ['cashier']],
    ['spending.release', committee],
    ['contract.version', ['chair']],
    ['bank-account.open', ['chair']],
    ['grant.trustor', ['chair']],
    ['grant.trustee', ['manager']],
    ['grant.supervisor', ['chair']],
  ])('%s: %p', (right, who) => {
    expect(holders(right)).toEqual(who);
  });
});

describe('no post', () => {
  const never: [Right, Right][] = [
    ['spending.request', 'spending.review'],
    ['spending.request', 'spending.approve'],
    ['spending.request', 'spending.release'],
    ['spending.order', 'spending.release'],
    ['spending.order', 'spending.approve'],
    ['voucher.prepare', 'voucher.post'],
    ['voucher.prepare', 'spending.pay'],
    ['payee.write', 'payee.confirm'],
    ['spending.pay', 'payee.write'],
    ['ledger.import', 'voucher.post'],
    ['budget.draft', 'budget.decide'],
    ['budget.answer', 'budget.comment'],
    ['commitment.write', 'commitment.agree'],
    ['final-accounts.make', 'final-accounts.decide'],
    ['surplus.propose', 'surplus.decide'],
    ['surplus.propose', 'surplus.post'],
    ['spending.request', 'emergency.ratify'],
    ['objection.raise', 'objection.decide'],
    ['inquiry.ask', 'inquiry.answer'],
    ['inquiry.ask', 'inquiry.hide'],
    ['audit.work', 'audit.answer'],
    ['audit.work', 'audit.engage'],
    ['disclosure.publish', 'disclosure.countersign'],
    ['handover.begin', 'handover.deliver'],
  ];
  it.each(never)('that holds %s holds %s', (one, other) => {
    expect(posts.filter((post) => mayDo(post, one) && mayDo(post, other))).toEqual([]);
  });

  it('on the paying side turns the second key: it belongs to the other legal party', () => {
    const sides = (right: Right) => new Set(holders(right).map((post) => partyOf[post]));
    expect(sides('spending.order')).toEqual(new Set(['trustee']));
    expect(sides('spending.release')).toEqual(new Set(['trustor']));
  });

  it('that supervises, audits or lives there moves anything', () => {
    const changing = rights.filter(
      (right) => !/\.(read|readings|query|public|export|log|leaves)$/.test(right),
    );
    const idle = posts.filter((post) =>
      ['supervisor', 'auditor', 'beneficiary'].includes(partyOf[post]),
    );
    const found = idle.flatMap((post) => changing.filter((right) => mayDo(post, right)));
    // Looking at an original is reading, by right and logged. Owners speak, ask, vote and object; the
    // neighbourhood's office helps to count.
    const voices = [
      'budget.comment',
      'objection.raise',
      'resolution.vote',
      'resolution.count',
      'inquiry.ask',
      // Drawing a sample and writing a finding moves nothing in the books.
      'audit.work',
    ];
    expect(new Set(found)).toEqual(new Set(['evidence.original', ...voices]));
  });

  it('of the money chain carries two duties or none', () => {
    const chain: Right[] = [
      'spending.request',
      'voucher.prepare',
      'voucher.post',
      'spending.review',
      'spending.order',
      'spending.pay',
      'spending.release',
    ];
    for (const right of chain) {
      for (const post of holders(right)) expect(DUTIES[post]).toBeDefined();
    }
  });
});

describe('residents', () => {
  it('see the account and all that is published, speak, vote and object, and no more', () => {
    expect(rightsOf(['resident'])).toEqual([
      'account.query',
      'audit.read',
      'budget.comment',
      'budget.read',
      'community.read',
      'contract.read',
      'disclosure.read',
      'emergency.read',
      'evidence.public',
      'grant.read',
      'handover.read',
      'inquiry.ask',
      'inquiry.read',
      'objection.raise',
      'objection.read',
      'report.read',
      'resolution.read',
      'resolution.vote',
    ]);
  });

  it('are nobody whose names an auditor, a cashier or the street may read', () => {
    expect(holders('roll.names')).toEqual([
      'finance-member',
      'manager',
      'clerk',
      'accountant',
      'reviewer',
    ]);
  });
});

describe('every post', () => {
  it('has a Chinese name, a party, and may query the account', () => {
    for (const post of posts) {
      expect(postNames[post]).toMatch(/[\u4e00-\u9fff]/);
      expect(partyOf[post]).toBeDefined();
      expect(mayDo(post, 'account.query')).toBe(true);
    }
  });

  it('but the resident is given by someone who holds the right to', () => {
    const given = posts.filter((post) => rightToGrant[post] !== undefined);
    expect(given).toEqual(posts.filter((post) => post !== 'resident'));
    for (const post of given) expect(isRight(rightToGrant[post] ?? '')).toBe(true);
    expect(rightToGrant.auditor).toBe('grant.supervisor');
    expect(rightToGrant.reviewer).toBe('grant.trustee');
  });

  it('that approves, releases, posts or pays needs the second factor; others do not', () => {
    const needing = posts.filter((post) => needsSecondFactor([post]));
    expect(needing).toEqual([...committee, 'manager', 'cashier', 'reviewer']);
    for (const right of SECOND_FACTOR_RIGHTS) expect(isRight(right)).toBe(true);
  });
});

describe('in what capacity someone acts', () => {
  const grant = (communityId: number, post: Post) => ({
    communityId,
    grantId: `${communityId}-${post}`,
    party: partyOf[post],
    post,
  });
  const home = (communityId: number) => ({
    communityId,
    bindingId: 'b',
    unitId: 'u',
    relation: 'owner',
  });
  const li: Memberships = { grants: [grant(1, 'chair')], bindings: [home(1), home(2)] };

  const refusal = (caller: Memberships, communityId: number, right: Right): DomainError => {
    try {
      grantFor(caller, communityId, right);
    } catch (error) {
      if (error instanceof DomainError) return error;
    }
    throw new Error('was not refused');
  };

  it('is her post before her home', () => {
    expect(grantFor(li, 1, 'account.query')).toMatchObject({ post: 'chair', grantId: '1-chair' });
    expect(grantFor(li, 2, 'account.query')).toEqual({
      communityId: 2,
      grantId: null,
      party: 'beneficiary',
      post: 'resident',
    });
  });

  it('does not carry over to the community next door', () => {
    expect(refusal(li, 2, 'spending.release')).toMatchObject({
      kind: 'forbidden',
      code: 'right.missing',
    });
  });

  it('is refused as unknown where she is no member, so that nothing is learned', () => {
    expect(refusal(li, 3, 'account.query')).toMatchObject({
      kind: 'notFound',
      code: 'community.unknown',
    });
  });

  it('names who can do it instead', () => {
    expect(refusal(li, 1, 'voucher.post').message).toContain('物业审核人');
  });

  it('never grants a right that no post of hers there holds', () => {
    const somePosts = fc.uniqueArray(
      fc.constantFrom(...posts.filter((post) => post !== 'resident')),
    );
    fc.assert(
      fc.property(somePosts, fc.constantFrom(...rights), fc.boolean(), (held, right, lives) => {
        const caller = {
          grants: [...held.map((post) => grant(1, post)), ...posts.map((post) => grant(2, post))],
          bindings: lives ? [home(1)] : [],
        };
        const all = [...held, ...(lives ? (['resident'] as const) : [])];
        const may = all.some((post) => (RIGHTS[right] as readonly Post[]).includes(post));
        const acts = () => grantFor(caller, 1, right);
        if (may) expect(all).toContain(acts().post);
        else expect(acts).toThrow(DomainError);
        expect(rightsOf(all).includes(right)).toBe(may);
      }),
    );
  });
});
