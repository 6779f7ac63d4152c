// The first character of each initial, in the order of a Chinese collator. No dictionary needed:
// the browser sorts Chinese by pinyin.
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const INITIALS = 'abcdefghjklmnopqrstwxyz';
// Characters read in two ways, as account names mean them: 银行, 长期.
const READ_AS: Record<string, string> = { 行: 'h', 长: 'c' };
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** "银行存款" → "yhck"; letters and digits stay, everything else is left out. */
export function pinyinInitials(text: string): string {
  return Array.from(text.toLowerCase(), initialOf).join('');
}

function initialOf(character: string): string {
  const known = READ_AS[character];
  if (known) return known;
  if (/[a-z0-9]/.test(character)) return character;
  if (!/[\u4e00-\u9fff]/.test(character)) return '';
  const later = Array.from(FIRSTS).findIndex((first) => collator.compare(first, character) > 0);
  const index = later === -1 ? INITIALS.length - 1 : later - 1;
  return INITIALS[Math.max(0, index)] ?? '';
}
