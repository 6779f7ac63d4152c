import type { EntityManager } from 'typeorm';
import { postNames } from '../../src/community/posts.rules';
import { postsHeldOn } from '../../src/community/community.queries';
import { rollSizeOf } from '../../src/open-budget/budget-page';
import type { Day } from '../../src/shared/day';
import { type Contract, contractVersions } from '../../src/trust-contract/contract-in-force';
import type { NamedPost, TrustFacts } from './trust.rules';

/** The contract that governs a day, how large the community is, and who held which post that day. */
export async function trustOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<TrustFacts> {
  const versions = await contractVersions(tx, communityId);
  const held = await postsHeldOn(tx, communityId, on);
  const posts = held.map(({ post, party, personName, startsOn }): NamedPost => ({
    isTrustee: party === 'trustee',
    postName: postNames[post],
    personName,
    startsOn,
  }));
  const contract = versions.find(({ effectiveOn }) => effectiveOn <= on);
  return {
    contract: contract ? contractFacts(contract) : null,
    ...(await rollSizeOf(tx, communityId)),
    posts,
  };
}

const contractFacts = ({ version, title, effectiveOn, resolutionRef, terms }: Contract) => ({
  version,
  title,
  effectiveOn,
  resolutionRef,
  purpose: terms.purpose,
  beneficiaries: terms.beneficiaries,
  startsOn: terms.termStartsOn,
  endsOn: terms.termEndsOn,
  remuneration: terms.remuneration.rule,
});
