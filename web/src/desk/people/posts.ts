import type { Here } from '../app/here';

/** The right that gives and ends each post. A resident is bound to a home, not appointed. */
const RIGHT_FOR = {
  chair: 'grant.trustor',
  member: 'grant.trustor',
  'finance-member': 'grant.trustor',
  manager: 'grant.trustee',
  clerk: 'grant.trustee',
  accountant: 'grant.trustee',
  cashier: 'grant.trustee',
  reviewer: 'grant.trustee',
  protector: 'grant.supervisor',
  'residents-committee': 'grant.supervisor',
  subdistrict: 'grant.supervisor',
  auditor: 'grant.supervisor',
} as const;

export type GivenPost = keyof typeof RIGHT_FOR;

/** Posts that are a step of a payment: who holds one must be known by her identity number. */
const STEPS: readonly string[] = [
  'chair',
  'member',
  'finance-member',
  'clerk',
  'accountant',
  'cashier',
  'reviewer',
];

export const isStepOfPayment = (post: string | undefined) =>
  post !== undefined && STEPS.includes(post);

export function postsToGive(here: Here): GivenPost[] {
  const posts = Object.keys(RIGHT_FOR) as GivenPost[];
  return posts.filter((post) => here.may(RIGHT_FOR[post]));
}

export function mayGrant(here: Here, post: string): boolean {
  return post in RIGHT_FOR && here.may(RIGHT_FOR[post as GivenPost]);
}
