import type { Voice } from '../open-budget/deciding/voices';
import type { CallerInfo } from '../platform/http/caller';
import type { ActingGrant } from '../shared/posts';
import type { YearEndDecisionDto } from './year-end-decision.dto';

/** The caller's word, under the grant that opened the door. */
export function voiceOf(
  { personId }: CallerInfo,
  { grantId }: ActingGrant,
  { agree, reason, resolutionId }: YearEndDecisionDto,
): Omit<Voice, 'at'> {
  return { personId, grantId, agree, reason: reason ?? '', resolutionId: resolutionId ?? null };
}
