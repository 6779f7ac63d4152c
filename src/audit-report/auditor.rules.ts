import type { CommunityReader } from '../community/community-reader.rules';
import type { ActingGrant, Post } from '../shared/posts';
import type { Day } from '../shared/day';
import { auditErrors } from './audit.errors';
import { isInForce } from './audit.rules';
import type { EngagementRecord } from './engagement-records';

/** Who acts, and in which office. */
export interface AuditSpeaker {
  readonly personId: string;
  readonly acting: Pick<ActingGrant, 'grantId' | 'post'>;
}

/** Who reads: the caller with all her posts here. */
export type AuditReader = CommunityReader;

type Audited = Pick<EngagementRecord, 'auditors' | 'isConcluded'>;

/** The appointment under which this person works on the engagement today; null: none. */
export function workingGrantOf(
  { auditors }: Pick<Audited, 'auditors'>,
  personId: string,
  today: Day,
): string | null {
  const mine = auditors.find((each) => each.personId === personId && isInForce(each, today));
  return mine?.grantId ?? null;
}

/**
 * The same, before something is drawn, marked or found.
 * @throws DomainError `audit.not-its-auditor`; `audit.concluded` once the opinion is given.
 */
export function assertMayWork(engagement: Audited, personId: string, today: Day): string {
  const grantId = workingGrantOf(engagement, personId, today);
  if (grantId === null) throw auditErrors.notItsAuditor();
  if (engagement.isConcluded) throw auditErrors.concluded();
  return grantId;
}

const PARTIES: readonly Post[] = [
  'auditor',
  'chair',
  'member',
  'finance-member',
  'manager',
  'accountant',
  'reviewer',
];

/** 涉及个人的发现: for those who have to deal with it, nobody else. */
export const seesPersonal = ({ posts }: AuditReader): boolean =>
  posts.some((post) => PARTIES.includes(post));

const CLIENTS: readonly Post[] = ['auditor', 'chair', 'member', 'finance-member'];

/** 底稿上的勾对: not for the audited firm before the opinion is given, nor for those who only read. */
export const seesTicks = ({ posts }: AuditReader, isConcluded: boolean): boolean =>
  isConcluded || posts.some((post) => CLIENTS.includes(post));
