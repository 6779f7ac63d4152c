import { type Font, openSync } from 'fontkit';
import * as path from 'node:path';
import { plainLayout } from './plain-layout';

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

const opened = new Map<Weight, Font>();

/**
 * Noto Sans SC, parsed once for all documents: parsing ten megabytes per document, let alone per
 * `doc.font()` call, would make a report about forty times slower.
 */
export function fontOf(weight: Weight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = openSync(fontFileOf(weight)) as Font;
  font.layout = plainLayout(font);
  opened.set(weight, font);
  return font;
}

/** Noto Sans SC has so many units to the em. */
export const UNITS_PER_EM = 1000;
const advances: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };

/** How wide words are, in units of the font. */
export function unitsOf(words: string, weight: Weight): number {
  const known = advances[weight];
  let units = 0;
  for (const character of words) {
    let advance = known.get(character);
    if (advance === undefined) {
      advance = fontOf(weight).glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth;
      known.set(character, advance);
    }
    units += advance;
  }
  return units;
}

/** Where the font lies, for what draws by itself (pictures). */
export function fontFileOf(weight: Weight): string {
  const folder = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return path.join(folder, FILES[weight]);
}

/**
 * Noto Sans SC draws each of these pairs with one glyph; the first stands for both. Pairs that NFKC makes
 * one are left out. The soft hyphen and the one that does not break are written as the hyphen they are.
 */
const SHARED_GLYPHS = [
  '·• ·‧ ·・ –‒ …⋯ ｀‵ ／∕ ①➀ ②➁ ③➂ ④➃ ⑤➄ ⑥➅ ⑦➆ ⑧➇ ⑨➈ ⑩➉ ',
  '⓪🄋 ⓿🄌 ❶➊ ❷➋ ❸➌ ❹➍ ❺➎ ❻➏ ❼➐ ❽➑ ❾➒ ❿➓ ➡⮕ 乛⺂ 乚⺃ 亻⺅ ⺇𠘨 ',
  '刂⺉ ⺋㔾 ⺍𭕄 尣⺏ 尢⺐ 巳⺒ 幺⺓ 彑⺔ 彐⺕ 忄⺖ 扌⺘ 攵⺙ 旡⺛ 歺⺞ 民⺠ 氵⺡ 灬⺣ ',
  '爫⺤ 丬⺦ 犭⺨ ⺩𤣩 ⺫⺲ 礻⺭ ⺮𥫗 糹⺯ 纟⺰ 罓⺱ ⺳㓁 耂⺹ 肀⺺ ⺽𦥑 艹⺾ ⺿艹 ⻀艹 ',
  '衤⻂ 见⻅ 角⻆ ⻇𧢲 讠⻈ 贝⻉ ⻊𧾷 车⻋ 辶⻌ 钅⻐ 長⻑ 镸⻒ 长⻓ 门⻔ ⻕𨸏 阝⻖ 青⻘ ',
  '韦⻙ 页⻚ 风⻛ 飞⻜ 食⻝ ⻞𩙿 飠⻟ 饣⻠ ⻡𩠐 马⻢ 骨⻣ 鬼⻤ 鱼⻥ 鸟⻦ 卤⻧ 麦⻨ 黄⻩ ',
  '黾⻪ 斉⻫ 齐⻬ 齿⻮ 竜⻯ 龙⻰ 龜⻱ 亀⻲ 户⼾ ～〜 㖈䎛 㘽㦳 曶㫚 胶㬵 幐㬺 㬻䐠 槩㮣 ',
  '㶷𤈎 墫壿 瑨𤨁 郞郎 﨣𧺯 ',
];
const STANDS_FOR: ReadonlyMap<string, string> = new Map([
  ['\u00ad', '-'],
  ['\u2011', '-'],
  ...SHARED_GLYPHS.join('')
    .trim()
    .split(' ')
    .map((pair): [string, string] => {
      const [first = '', other = ''] = Array.from(pair);
      return [other, first];
    }),
]);

/** A box for what the font cannot draw: something stands there, and is not passed over in silence. */
const MISSING = '□';
/** Digits, Latin letters and the everyday signs, each of a glyph of its own. */
const PLAIN = /^[ -~\n]*$/;
/** Nothing to look at: controls, format characters, marks that choose a form of the sign before them. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

/**
 * The words with one character for each glyph. What a program reads out of a PDF is told by its glyphs: it
 * reads the words that were written only if, of the characters that share one (民 and the radical ⺠), one
 * is ever written. It looks the same.
 */
export function drawable(words: string): string {
  if (PLAIN.test(words)) return words;
  let drawn = '';
  for (const given of words) {
    const character = seen.get(given) ?? drawnAs(given);
    seen.set(given, character);
    drawn += character;
  }
  return drawn;
}

/** Of the characters that came up: a language has some thousands. */
const seen = new Map<string, string>();

function drawnAs(given: string): string {
  const character = STANDS_FOR.get(given) ?? given;
  if (UNSEEN.test(character)) return '';
  if (/\s/.test(character)) return character;
  return fontOf('regular').hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
    ? character
    : MISSING;
}
