import { compareDays, type Day, daysBetween } from '../shared/day';
import { bindingErrors } from './bindings.errors';
import type { Party } from './rights.rules';
import { INVITE_DAYS_MAX } from './invite-code.rules';

export const PENDING_REQUESTS_MAX = 5;

/** The firm or the committee, by whichever of them the caller acts for; no other side may vouch. */
export function confirmingParty(party: Party): 'trustor' | 'trustee' {
  if (party !== 'trustor' && party !== 'trustee') {
    throw new Error(`binding.decide must not be a right of ${party}`);
  }
  return party;
}

/** @throws DomainError `invite.expiry-out-of-range` */
export function assertInviteExpiry(today: Day, expiresOn: Day): void {
  const days = daysBetween(today, expiresOn);
  if (days < 0 || days > INVITE_DAYS_MAX) throw bindingErrors.expiryOutOfRange(INVITE_DAYS_MAX);
}

/** A code works once, until the end of the day it names. @throws DomainError `invite.…` */
export function assertInviteUsable(
  invite: { usedAt: Date | null; revokedAt: Date | null; expiresOn: Day },
  today: Day,
): void {
  if (invite.usedAt !== null) throw bindingErrors.inviteUsed();
  if (invite.revokedAt !== null) throw bindingErrors.inviteRevoked();
  if (compareDays(invite.expiresOn, today) < 0) {
    throw bindingErrors.inviteExpired(invite.expiresOn);
  }
}

export interface BindingDecision {
  confirm: boolean;
  reason: string;
  decidedBy: string;
}

/** Decided once, by someone else, and never refused without a reason. @throws DomainError */
export function assertDecidable(
  request: { state: string; personId: string },
  { confirm, reason, decidedBy }: BindingDecision,
): void {
  if (request.state !== 'pending') throw bindingErrors.requestDecided();
  if (request.personId === decidedBy) throw bindingErrors.ownRequest();
  if (!confirm) assertReason(reason);
}

/** @throws DomainError `binding.reason-missing` */
export function assertReason(reason: string): void {
  if (reason.trim().length < 2) throw bindingErrors.reasonMissing();
}
