import { nameInitials } from '../shared/pinyin';
import { halfWidth } from './contact.rules';
import { unitLabelOf } from './places.rules';

/** What of a household may be searched. */
export interface SearchedHousehold {
  readonly building: string;
  readonly door: string;
  readonly people: readonly { readonly name: string; readonly phoneTail: string | null }[];
}

const PHONE_TAIL = 4;

/**
 * How well a household answers what was typed at the counter: smaller is better, null is no answer.
 * By room ("3栋2单元301", "3-2-301", "32301", "301"), by a name or its pinyin initials, by the last
 * digits of a telephone.
 */
export function rankOfHousehold(typed: string, household: SearchedHousehold): number | null {
  const wanted = halfWidth(typed).toLowerCase();
  if (wanted === '') return null;
  const ranks = [
    rankOfRoom(wanted, household),
    rankOfPhone(wanted, household),
    rankOfName(wanted, household),
  ].filter((rank) => rank !== null);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

function rankOfRoom(wanted: string, { building, door }: SearchedHousehold): number | null {
  const label = unitLabelOf(building, door).toLowerCase();
  if (label === wanted) return 0;
  if (/^[\d\s\-#栋幢号楼单元室]+$/.test(wanted)) return rankOfNumbers(numbersOf(wanted), label);
  return label.includes(wanted.replaceAll(/\s+/g, '')) ? 2 : null;
}

/** "3-2-301" names every number of the room, "301" its last one, "32301" all of them in one. */
function rankOfNumbers(wanted: readonly string[], label: string): number | null {
  const numbers = numbersOf(label);
  const typed = wanted.join('-');
  const [whole, joined] = [numbers.join('-'), numbers.join('')];
  if (typed === whole || typed === joined) return 0;
  if (typed === numbers.at(-1)) return 1;
  // Still being typed: 3-2-3 on its way to 3-2-301.
  if (whole.startsWith(typed) || joined.startsWith(typed)) return 2;
  return `-${whole}`.includes(`-${typed}`) ? 3 : null;
}

function rankOfPhone(wanted: string, { people }: SearchedHousehold): number | null {
  if (!/^\d{4,11}$/.test(wanted)) return null;
  const tail = wanted.slice(-PHONE_TAIL);
  return people.some(({ phoneTail }) => phoneTail === tail) ? 4 : null;
}

function rankOfName(wanted: string, { people }: SearchedHousehold): number | null {
  const names = people.map(({ name }) => name.toLowerCase());
  if (names.some((name) => name.startsWith(wanted))) return 5;
  if (names.some((name) => name.includes(wanted))) return 6;
  if (!/^[a-z]+$/.test(wanted)) return null;
  const initials = people.map(({ name }) => nameInitials(name));
  if (initials.includes(wanted)) return 5;
  return initials.some((letters) => letters.startsWith(wanted)) ? 6 : null;
}

const numbersOf = (text: string): string[] => text.match(/\d+/g) ?? [];
