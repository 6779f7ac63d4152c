import type { CommunityFacts, PostHeld } from './community.queries';
import { partyNames, postNames } from './rights.rules';

export class CommunityUnitsView {
  count!: number;
  /** 住宅户数 */
  households!: number;
  /** 登记面积合计, m², two decimals */
  area!: string;
  /** 计费面积合计, m², two decimals */
  billingArea!: string;
}

/** 小区 */
export class CommunityView {
  id!: number;
  name!: string;
  address!: string;
  /** 委托人 */
  trustorName!: string;
  /** 受托人 */
  trusteeName!: string;
  booksStartOn!: string;
  officePhone!: string;
  units!: CommunityUnitsView;
}

/** Who holds which post: by name, never with a telephone number. */
export class PostView {
  grantId!: string;
  personName!: string;
  post!: string;
  postName!: string;
  party!: string;
  partyName!: string;
  startsOn!: string;
  /** The last day; null is open. */
  endsOn!: string | null;
  /** 所依据的决议或任命文件 */
  resolutionRef!: string;
}

export class PostsView {
  items!: PostView[];
}

export function communityViewOf(facts: CommunityFacts): CommunityView {
  const { count, households, area, billingArea } = facts.units;
  return {
    id: facts.id,
    name: facts.name,
    address: facts.address,
    trustorName: facts.trustorName,
    trusteeName: facts.trusteeName,
    booksStartOn: facts.booksStartOn,
    officePhone: facts.officePhone,
    units: { count, households, area, billingArea },
  };
}

export function postsViewOf(posts: readonly PostHeld[]): PostsView {
  return { items: posts.map(postViewOf) };
}

function postViewOf(held: PostHeld): PostView {
  return {
    grantId: held.grantId,
    personName: held.personName,
    post: held.post,
    postName: postNames[held.post],
    party: held.party,
    partyName: partyNames[held.party],
    startsOn: held.startsOn,
    endsOn: held.endsOn,
    resolutionRef: held.resolutionRef,
  };
}
