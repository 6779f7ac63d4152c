// The first character of each initial, in the order of a Chinese collator. No dictionary needed:
// the collator sorts Chinese by pinyin.
const FIRSTS = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀');
const INITIALS = 'abcdefghjklmnopqrstwxyz';
// Characters read in two ways, as account names mean them: 银行, 长期.
const READ_AS: Readonly<Record<string, string>> = { 行: 'h', 长: 'c' };
// And as family names mean them.
const SURNAMES: Readonly<Record<string, string>> = {
  曾: 'z',
  单: 's',
  仇: 'q',
  解: 'x',
  查: 'z',
  区: 'o',
  翟: 'z',
  乐: 'y',
  尉: 'y',
  缪: 'm',
  覃: 'q',
  折: 's',
  召: 's',
  俟: 'q',
};
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** "银行存款" → "yhck"; letters and digits stay, everything else is left out. */
export function pinyinInitials(text: string): string {
  return Array.from(text.toLowerCase(), (one) => READ_AS[one] ?? initialOf(one)).join('');
}

/** "单于晴" → "syq": a person's name, whose first character is read as a family name. */
export function nameInitials(name: string): string {
  const [family = '', ...given] = Array.from(name.toLowerCase());
  return `${SURNAMES[family] ?? initialOf(family)}${given.map(initialOf).join('')}`;
}

const known = new Map<string, string>();

/** Asked for every name of a community at each search: a character is looked up once. */
function initialOf(character: string): string {
  let initial = known.get(character);
  if (initial === undefined) known.set(character, (initial = lookedUp(character)));
  return initial;
}

function lookedUp(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/[\u4e00-\u9fff]/.test(character)) return '';
  const later = FIRSTS.findIndex((first) => collator.compare(first, character) > 0);
  const index = later === -1 ? INITIALS.length - 1 : later - 1;
  return INITIALS[Math.max(0, index)] ?? '';
}
