import fs from 'node:fs';
import path from 'node:path';
import { CheckError } from '../lib/bytes.mjs';
import { COSIGNER_KEY, parseVkey } from '../lib/note.mjs';
import { textOf, textOrFile } from './lines.mjs';

/** @param {string} why */
export const misuse = (why) => new CheckError('usage', why);

/**
 * The log's own key and those of witnesses, told apart by their type.
 * @param {string[]} given texts or names of files
 */
export async function readVkeys(given) {
  const texts = given.map(textOrFile);
  const keys = await Promise.all(texts.map(parseVkey));
  const witnesses = texts.filter((_, i) => keys[i]?.type === COSIGNER_KEY);
  const [vkey, second] = texts.filter((text) => !witnesses.includes(text));
  if (second) throw misuse('只能给出一把账本公钥。');
  return { vkey, witnesses };
}

/**
 * Files with a saved head, or `size:first digits of the root` as printed on paper.
 * @param {string[]} given
 */
export const readKeptTexts = (given) =>
  given.map((text) =>
    !fs.existsSync(text) && /^\d+[:：]/.test(text)
      ? { label: '纸上的账本头', text }
      : { label: path.basename(text), text: textOf(text) },
  );

/** @param {string | undefined} text */
export function readHours(text) {
  const hours = Number(text ?? 48);
  if (!(hours > 0)) throw misuse('--max-age-hours 应为大于零的小时数。');
  return hours;
}

/**
 * @param {string | undefined} text
 * @returns {number} seconds since 1970
 */
export function readInstant(text) {
  const at = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(at))
    throw misuse('--at 应为日期或时间，如 2026-03-31 或 2026-03-31T20:00:00+08:00。');
  return at / 1000;
}
