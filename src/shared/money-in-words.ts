import type { Money } from './money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const PLACES_PER_GROUP = 4;

/**
 * 大写金额, as vouchers and receipts print it, without the currency's name: 壹万零壹拾元零伍分.
 * Zeros by 会计基础工作规范 第五十二条(五): one 零 for any run of zeros inside the number, none at
 * its end; 元 then 零 when 角 is zero and 分 is not. A zero at 万 or 元 before a non-zero 仟 or 角 is
 * left unsaid (壹拾万贰仟, 壹拾元伍角整), as 支付结算办法 附一 allows. 整 follows 元 and 角 when nothing
 * comes after them, by 第五十二条(三).
 */
export function moneyInWords(money: Money): string {
  const [yuan = '', fraction = ''] = money.abs().toString().split('.');
  const sign = money.isNegative() ? '负' : '';
  const whole = wholeInWords(yuan);
  if (fraction === '00') return `${sign}${whole || '零'}元整`;
  const parts = fractionInWords(fraction, whole !== '');
  return `${sign}${whole && `${whole}元`}${parts}`;
}

/** Digits of a whole number of yuan, up to sixteen; '' for zero. */
function wholeInWords(yuan: string): string {
  let words = '';
  let zeroPending = false;
  let groupIsEmpty = true;
  for (const [index, digit] of yuan.split('').entries()) {
    const place = yuan.length - 1 - index;
    if (digit === '0') {
      zeroPending = true;
    } else {
      // A zero is said only once something follows it, and never at the front.
      words += `${zeroPending && words ? '零' : ''}${nameOf(digit)}${PLACES[place % PLACES_PER_GROUP]}`;
      zeroPending = false;
      groupIsEmpty = false;
    }
    if (place % PLACES_PER_GROUP === 0) {
      if (words) words += groupName(place, groupIsEmpty);
      // Zeros that end a group are covered by its name: 壹拾万贰仟, but 壹亿零贰仟.
      if (!groupIsEmpty) zeroPending = false;
      groupIsEmpty = true;
    }
  }
  return words;
}

/** 万亿 is 万 followed by 亿, so 亿 is said even when its own four digits are zero. */
function groupName(place: number, groupIsEmpty: boolean): string {
  if (place === 8) return '亿';
  return place > 0 && !groupIsEmpty ? '万' : '';
}

function fractionInWords(fraction: string, followsYuan: boolean): string {
  const [jiao = '0', fen = '0'] = fraction;
  const jiaoWords = jiao === '0' ? (followsYuan ? '零' : '') : `${nameOf(jiao)}角`;
  return `${jiaoWords}${fen === '0' ? '整' : `${nameOf(fen)}分`}`;
}

function nameOf(digit: string): string {
  return DIGITS.charAt(Number(digit));
}
