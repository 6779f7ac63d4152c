import { invalid } from '../shared/domain-error';
import { isDay } from '../shared/day';
import { halfWidth } from './contact.rules';

const SHAPE = /^[1-9]\d{16}[\dX]$/;
// GB 11643-1999 (ISO 7064 MOD 11-2): weights of the first seventeen digits, then the check character.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/**
 * A citizen's identity number (公民身份号码, GB 11643) in its one true spelling: 18 characters, X in
 * upper case. It is what tells one natural person from two, so a slip of the pen is refused here: by its
 * birthday and by its check character.
 * @throws DomainError `person.identity-malformed`, `person.identity-mistyped`
 */
export function identityNumber(text: string): string {
  const number = halfWidth(text).replaceAll(/\s/g, '').toUpperCase();
  if (!SHAPE.test(number) || !isDay(birthdayOf(number))) {
    throw invalid(
      'person.identity-malformed',
      '身份证号码格式不对：应为 18 位，末位可为 X。请对照证件重新填写。',
    );
  }
  if (checkCharacterOf(number) !== number.at(-1)) {
    throw invalid(
      'person.identity-mistyped',
      '身份证号码的校验位不对，多半是输错了一位。请对照证件逐位核对。',
    );
  }
  return number;
}

/** What the eighteenth character must be. */
export function checkCharacterOf(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length] ?? '';
}

function birthdayOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}
