import { isDay, type Day } from '../shared/day';
import { halfWidth, phoneDigits } from './contact.rules';
import type { PartyRelation, UnitKind } from './places.rules';

/** A cell read (null where it is blank), or the sentence that says why it cannot be. */
export type Reading<T> = { value: T } | { fault: string };

const KINDS: Record<string, UnitKind> = {
  住宅: 'residential',
  住房: 'residential',
  公寓: 'residential',
  商铺: 'commercial',
  商业: 'commercial',
  商用: 'commercial',
  底商: 'commercial',
  办公: 'commercial',
  写字楼: 'commercial',
  车位: 'parking',
  车库: 'parking',
  停车位: 'parking',
  储藏室: 'storage',
  储藏间: 'storage',
  储物间: 'storage',
  杂物间: 'storage',
  仓储: 'storage',
};

const RELATIONS: Record<string, PartyRelation> = {
  业主: 'owner',
  产权人: 'owner',
  共有人: 'owner',
  共有: 'owner',
  本人: 'owner',
  租户: 'tenant',
  租客: 'tenant',
  承租人: 'tenant',
  租赁: 'tenant',
  家属: 'family',
  家庭成员: 'family',
  亲属: 'family',
  开发商: 'developer',
  建设单位: 'developer',
};

const YES = ['是', '有', 'Y', 'YES', '1', '√', '✓', 'TRUE', '未售', '开发商'];
const NO = ['否', '无', 'N', 'NO', '0', '×', 'X', 'FALSE', '已售'];
const SEPARATORS = /[、;,/\n]+/;
const AREA = /^(\d{1,10})(?:\.(\d+))?$/;
const DAY_PARTS = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const DAY_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const NAME_LENGTH_MAX = 60;

/** Square metres with two decimals; zero is allowed here. */
export function areaCell(text: string): Reading<string | null> {
  const plain = halfWidth(text).replaceAll(/[\s,]|㎡|m²|m2|平方米|平米/gi, '');
  if (plain === '') return { value: null };
  const match = AREA.exec(plain);
  if (!match) return { fault: `面积“${text.trim()}”不是数字，请填写平方米数，例如 89.50。` };
  const [, whole = '0', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > 2) {
    return { fault: `面积“${text.trim()}”超过两位小数，请按不动产证填写到 0.01 平方米。` };
  }
  return { value: `${whole.replace(/^0+(?=\d)/, '')}.${kept.padEnd(2, '0')}` };
}

export function kindCell(text: string): Reading<UnitKind | null> {
  const word = halfWidth(text);
  if (word === '') return { value: null };
  const kind = KINDS[word];
  return kind
    ? { value: kind }
    : { fault: `类型“${word}”无法识别，请填写住宅、商铺、车位或储藏室。` };
}

export function relationCell(text: string): Reading<PartyRelation | null> {
  const word = halfWidth(text);
  if (word === '') return { value: null };
  const relation = RELATIONS[word];
  return relation
    ? { value: relation }
    : { fault: `身份“${word}”无法识别，请填写业主、租户、家属或开发商。` };
}

export function yesNoCell(text: string): Reading<boolean | null> {
  const word = halfWidth(text).toUpperCase();
  if (word === '') return { value: null };
  if (YES.includes(word)) return { value: true };
  if (NO.includes(word)) return { value: false };
  return { fault: `“${text.trim()}”无法识别，请填写是或否。` };
}

/** 2019-05-01, 2019/5/1, 2019.5.1, 2019年5月1日, 20190501. */
export function dayCell(text: string): Reading<Day | null> {
  const plain = halfWidth(text).replaceAll(/\s/g, '');
  if (plain === '') return { value: null };
  const match = DAY_PARTS.exec(plain) ?? DAY_DIGITS.exec(plain);
  const [, year = '', month = '', date = ''] = match ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (isDay(day)) return { value: day };
  return { fault: `日期“${text.trim()}”不存在或格式不对，请填写如 2019-05-01。` };
}

/** Several names in one cell, by 、；，/ or a line break. */
export function namesCell(text: string): Reading<string[]> {
  const names = parts(text);
  const long = names.find((name) => Array.from(name).length > NAME_LENGTH_MAX);
  if (long !== undefined) {
    return { fault: `姓名过长（超过 ${NAME_LENGTH_MAX} 个字），多位业主请用“、”隔开。` };
  }
  if (new Set(names).size < names.length) return { fault: '同一个姓名写了两次，请删去重复的。' };
  return { value: names };
}

/** Several numbers in one cell, as bare digits. */
export function phonesCell(text: string): Reading<string[]> {
  const written = parts(text);
  const numbers = written.map(phoneDigits);
  const wrong = written.find((_, place) => numbers[place] === null);
  if (wrong !== undefined) {
    return { fault: `电话“${wrong}”不对：应为 11 位手机号，或带区号的座机号。` };
  }
  return { value: numbers.filter((number) => number !== null) };
}

function parts(text: string): string[] {
  return halfWidth(text)
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
