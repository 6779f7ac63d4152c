import * as fc from 'fast-check';
import { INVITE_ALPHABET, INVITE_LETTERS, inviteCodeOf, readInviteCode } from './invite-code.rules';

describe('invite codes', () => {
  it('carry the number of their community', () => {
    expect(inviteCodeOf(12, 'ABCDEFGH')).toBe('12-ABCD-EFGH');
  });

  it.each([
    '12-ABCD-EFGH',
    '12-abcd-efgh',
    ' 12 ABCD EFGH ',
    '１２－ＡＢＣＤ－ＥＦＧＨ',
    '12ABCDEFGH',
    '12—ABCD—EFGH',
  ])('are read as people type them: %s', (text) => {
    expect(readInviteCode(text)).toEqual({ communityId: 12, code: '12-ABCD-EFGH' });
  });

  it.each([
    '',
    'ABCD-EFGH',
    '12-ABCD-EFG',
    '0-ABCD-EFGH',
    '12-ABCD-EFGO',
    '12-ABCD-EFG1',
    '12-ABCD-EFGH-J',
  ])('are not read from %s', (text) => expect(readInviteCode(text)).toBeNull());

  it('have no two letters that look alike on paper', () => {
    expect(INVITE_ALPHABET).not.toMatch(/[01OIL]/);
    expect(new Set(INVITE_ALPHABET).size).toBe(INVITE_ALPHABET.length);
  });

  it('are read back whatever is drawn', () => {
    const letters = fc
      .array(fc.constantFrom(...Array.from(INVITE_ALPHABET)), {
        minLength: INVITE_LETTERS,
        maxLength: INVITE_LETTERS,
      })
      .map((list) => list.join(''));
    const community = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(community, letters, (communityId, drawn) => {
        const code = inviteCodeOf(communityId, drawn);
        expect(readInviteCode(code)).toEqual({ communityId, code });
      }),
    );
  });
});
