import { type Day, plusDays } from '../shared/day';
import { assertDecidable, assertInviteExpiry, assertInviteUsable } from './binding.rules';
import { INVITE_DAYS_MAX } from './invite-code.rules';

const today = '2026-03-05' as Day;
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('invite codes', () => {
  it.each([
    [0, true],
    [INVITE_DAYS_MAX, true],
    [-1, false],
    [INVITE_DAYS_MAX + 1, false],
  ])('may work for %d days: %s', (days, holds) => {
    const check = () => assertInviteExpiry(today, plusDays(today, days));
    if (holds) expect(check).not.toThrow();
    else expect(check).toThrow(refusal('invite.expiry-out-of-range'));
  });

  it.each([
    [{}, null],
    [{ expiresOn: today }, null],
    [{ expiresOn: '2026-03-04' as Day }, 'invite.expired'],
    [{ revokedAt: new Date() }, 'invite.revoked'],
    [{ usedAt: new Date() }, 'invite.used'],
    [{ usedAt: new Date(), expiresOn: '2026-03-04' as Day }, 'invite.used'],
  ])('%j → %s', (state, code) => {
    const invite = { usedAt: null, revokedAt: null, expiresOn: '2026-04-01' as Day, ...state };
    const check = () => assertInviteUsable(invite, today);
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(refusal(code));
  });
});

describe('a request for a home', () => {
  const decision = { confirm: true, reason: '', decidedBy: 'clerk' };

  it.each([
    ['pending', decision, null],
    ['pending', { ...decision, confirm: false, reason: '姓名与清册不符' }, null],
    ['pending', { ...decision, confirm: false, reason: ' ' }, 'binding.reason-missing'],
    ['pending', { ...decision, decidedBy: 'asker' }, 'binding-request.own'],
    ['confirmed', decision, 'binding-request.decided'],
    ['refused', decision, 'binding-request.decided'],
    ['withdrawn', decision, 'binding-request.decided'],
  ])('%s, decided by %j → %s', (state, made, code) => {
    const check = () => assertDecidable({ state, personId: 'asker' }, made);
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(refusal(code));
  });
});
