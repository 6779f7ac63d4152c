import { halfWidth } from './contact.rules';

// Without 0 O, 1 I L: read from paper, typed by thumb, told by telephone.
export const INVITE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const INVITE_LETTERS = 8;
export const INVITE_DAYS = 30;
export const INVITE_DAYS_MAX = 90;

const GROUP = 4;
const SHAPE = new RegExp(`^([1-9]\\d{0,8})([${INVITE_ALPHABET}]{${INVITE_LETTERS}})$`);

/** "12-ABCD-EFGH": the community's number, then the letters in groups of four. */
export function inviteCodeOf(communityId: number, letters: string): string {
  return `${communityId}-${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}

export interface InviteCode {
  communityId: number;
  /** In the one spelling that is hashed. */
  code: string;
}

/**
 * A code as people type it: small letters, full width, spaces, missing or long dashes. Null when it
 * cannot be one.
 */
export function readInviteCode(text: string): InviteCode | null {
  const plain = halfWidth(text)
    .toUpperCase()
    .replaceAll(/[\s_–—-]+/g, '-');
  // A dash that was typed ends the number: a letter left out must not turn 12 into 1.
  const [number = '', ...letters] = plain.split('-');
  const match = SHAPE.exec(number + letters.join(''));
  if (letters.length > 0 && match?.[1] !== number) return null;
  if (!match) return null;
  const communityId = Number(match[1]);
  return { communityId, code: inviteCodeOf(communityId, match[2] ?? '') };
}
