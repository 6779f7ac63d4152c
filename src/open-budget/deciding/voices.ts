import type { EntityManager } from 'typeorm';
import { sittingCommittee } from '../../resolutions/committee';
import { committeeMajority, consentOutOfReach } from '../../resolutions/committee.rules';
import { outcomeOf, type ResolvedSubject, type SubjectKind } from '../../resolutions/outcome';
import { dayInShanghai } from '../../shared/day';
import { newId } from '../../shared/ids';
import { decisionErrors } from './decision.errors';

/** Where the voices on a matter are kept; both tables have the same columns. */
export type ActTable = 'final_accounts_act' | 'surplus_act';

/** What is decided, to the letter. */
export interface Matter {
  readonly table: ActTable;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly version: number;
  readonly contentHash: string;
  readonly decidedBy: 'committee' | 'owners';
}

/** One member's word: her own yes or no, or the owners' resolution that she enters. */
export interface Voice {
  readonly personId: string;
  readonly grantId: string | null;
  readonly agree: boolean;
  readonly reason: string;
  readonly resolutionId: string | null;
  readonly at: Date;
}

export type Decided = 'open' | 'decided' | 'refused';

/** How the committee stands on a matter. */
export interface Standing {
  readonly agreed: number;
  readonly declined: number;
  readonly sitting: number;
  readonly needed: number;
}

export interface Act {
  readonly act: 'agree' | 'decline' | 'resolve';
  /** Post of the office under which it was done. */
  readonly post: string;
  readonly personId: string;
  readonly at: Date;
  readonly note: string;
}

/**
 * Records a voice and says what it comes to: 业委会全体委员过半数, or the owners' counted vote on this very text.
 * The caller holds the books and the matter.
 * @throws DomainError `decision.…`.
 */
export async function say(
  tx: EntityManager,
  communityId: number,
  matter: Matter,
  voice: Voice,
): Promise<Decided> {
  if (voice.grantId === null) throw decisionErrors.grantNeeded();
  if (matter.decidedBy === 'owners') return enterResolution(tx, communityId, matter, voice);
  if (voice.resolutionId !== null) {
    // one that is not there, or a neighbour's, is unknown before it is out of place
    await outcomeOf(tx, communityId, voice.resolutionId);
    throw decisionErrors.committeeDecides();
  }
  if (!voice.agree && voice.reason.trim().length < 2) throw decisionErrors.reasonNeeded();
  await record(tx, communityId, matter, { voice, act: voice.agree ? 'agree' : 'decline' });
  const standing = await standingOf(tx, communityId, matter, voice.at);
  if (standing.agreed >= standing.needed) return 'decided';
  return consentOutOfReach(standing, standing.declined) ? 'refused' : 'open';
}

async function enterResolution(
  tx: EntityManager,
  communityId: number,
  matter: Matter,
  voice: Voice,
): Promise<Decided> {
  if (voice.resolutionId === null) throw decisionErrors.ownersDecide();
  const { state, outcome, subject } = await outcomeOf(tx, communityId, voice.resolutionId);
  const isCounted = state === 'closed' && outcome !== null;
  if (!isCounted || !isAbout(subject, matter)) throw decisionErrors.resolutionOther();
  if (voice.agree !== (outcome === 'passed')) throw decisionErrors.outcomeOther();
  await record(tx, communityId, matter, { voice, act: 'resolve' });
  return voice.agree ? 'decided' : 'refused';
}

/** This matter and no other, to the letter where the vote names the text. */
function isAbout(subject: ResolvedSubject | null, matter: Matter): boolean {
  return (
    subject?.kind === matter.kind &&
    subject.id === matter.id &&
    subject.version === matter.version &&
    (subject.hash === null || subject.hash === matter.contentHash)
  );
}

async function record(
  tx: EntityManager,
  communityId: number,
  matter: Matter,
  { voice, act }: { voice: Voice; act: Act['act'] },
): Promise<void> {
  await tx.query(
    `insert into ${matter.table} (community_id, id, subject_id, act, person_id, grant_id, at, note,
       content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      communityId,
      newId(),
      matter.id,
      act,
      voice.personId,
      voice.grantId,
      voice.at,
      voice.reason.trim(),
      matter.contentHash,
    ],
  );
}

/** Voices on a matter, in their order. */
export function actsOn(
  tx: EntityManager,
  communityId: number,
  { table, id }: Pick<Matter, 'table' | 'id'>,
): Promise<Act[]> {
  return tx.query<Act[]>(
    `select a.act, a.person_id as "personId", a.at, a.note, g.post from ${table} a
     join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
     where a.community_id = $1 and a.subject_id = $2 order by a.at, a.recorded_at`,
    [communityId, id],
  );
}

/** How many of those who sit on that day agreed and declined. */
export async function standingOf(
  tx: EntityManager,
  communityId: number,
  matter: Pick<Matter, 'table' | 'id'>,
  at: Date,
): Promise<Standing> {
  const sitting = await sittingCommittee(tx, communityId, dayInShanghai(at));
  const acts = await actsOn(tx, communityId, matter);
  const said = (act: Act['act']) =>
    acts.filter((each) => each.act === act).map(({ personId }) => personId);
  const yes = committeeMajority(sitting, said('agree'));
  const no = committeeMajority(sitting, said('decline'));
  return { agreed: yes.agreed, declined: no.agreed, sitting: yes.sitting, needed: yes.needed };
}
