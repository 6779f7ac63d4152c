import type { Day } from '../../shared/day';
import type { Problem } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { moneyInWords } from '../../shared/money-in-words';
import {
  comparable,
  contradictions,
  mergedFields,
  type InvoiceField,
  type InvoiceFieldName,
  type Provenance,
  type Reading,
} from './invoice-fields.rules';

/** What the invoice is held against. */
export interface InvoiceCircumstances {
  readonly today: Day;
  /** Names an invoice for this community may be made out to: the firm, the owners' committee, the community. */
  readonly ourNames: readonly string[];
  /** What the registry of all communities knows of it; null: never seen, or without a number. */
  readonly known: { readonly total: Money; readonly remaining: Money } | null;
}

const FIELD_NAMES: Readonly<Record<InvoiceFieldName, string>> = {
  number: '发票号码',
  code: '发票代码',
  seller: '销售方',
  sellerTaxId: '销售方税号',
  buyer: '购买方',
  buyerTaxId: '购买方税号',
  net: '金额（不含税）',
  tax: '税额',
  total: '价税合计',
  totalInWords: '大写金额',
  issuedOn: '开票日期',
};
const PLACES: Readonly<Record<Provenance, string>> = {
  xml: 'XML',
  ofd: 'OFD',
  qr: '二维码',
  'pdf-text': '票面文字',
};

type Values = Partial<Record<InvoiceFieldName, string>>;

/** Everything about the invoice that a person should look at before it is used; empty when all is well. */
export function problemsOfInvoice(
  readings: readonly Reading[],
  circumstances: InvoiceCircumstances,
): Problem[] {
  const fields = mergedFields(readings);
  if (!fields.some(({ name }) => name === 'number')) {
    return [problem('nothing-read', '没有读出发票号码，请照票面手工填写，或换一种格式的文件再试')];
  }
  const values: Values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return [
    ...problemsOfAmounts(values, fields),
    ...problemsOfBuyer(values, circumstances),
    ...problemsOfDay(values, circumstances),
    ...problemsOfUse(values, circumstances),
    ...contradictions(readings).map(contradiction),
  ];
}

function problemsOfAmounts(
  { net, tax, total, totalInWords }: Values,
  fields: readonly InvoiceField[],
): Problem[] {
  if (total === undefined) {
    const isNetOfQr = fields.some(({ name, from }) => name === 'net' && from === 'qr');
    const why = isNetOfQr
      ? '这种发票的二维码里只有不含税金额，不是价税合计，请照票面填写价税合计'
      : '没有读出价税合计，请照票面填写';
    return [problem('total-not-read', why, 'total')];
  }
  const sum = net && tax ? Money.yuan(net).plus(Money.yuan(tax)) : null;
  return [
    ...(sum && !sum.equals(Money.yuan(total))
      ? [problem('sum-differs', `金额 ${net} 与税额 ${tax} 之和不等于价税合计 ${total}`, 'total')]
      : []),
    ...(totalInWords && inWords(totalInWords) !== inWords(moneyInWords(Money.yuan(total)))
      ? [problem('words-differ', `大写金额“${totalInWords}”与价税合计 ${total} 不一致`, 'total')]
      : []),
    ...(Money.yuan(total).isNegative()
      ? [problem('red', '这是红字发票，不能用来付款；请找到它冲减的那张发票', 'total')]
      : []),
  ];
}

/** 壹仟圆整, 壹仟元正 and 壹仟元整 are one amount; so are 零 and no 零 between its places. */
const inWords = (text: string): string =>
  text
    .replaceAll(/[圆圓]/g, '元')
    .replaceAll('正', '整')
    .replaceAll(/[零\s]/g, '');

function problemsOfBuyer({ buyer }: Values, { ourNames }: InvoiceCircumstances): Problem[] {
  if (buyer === undefined) return [];
  const ours = ourNames.filter((name) => name !== '').map(comparable);
  if (ours.includes(comparable(buyer))) return [];
  const sentence = `购买方是“${buyer}”，不是本小区的信托、受托人或业主大会；开给别人的发票不能在这里报销`;
  return [problem('buyer-not-us', sentence, 'buyer')];
}

function problemsOfDay({ issuedOn }: Values, { today }: InvoiceCircumstances): Problem[] {
  if (issuedOn === undefined) return [];
  if (issuedOn > today) return [problem('issued-in-future', '开票日期晚于今天', 'issuedOn')];
  const year = issuedOn.slice(0, 4);
  if (year === today.slice(0, 4)) return [];
  return [problem('other-year', `这是 ${year} 年的发票，请与会计核对能否在今年入账`, 'issuedOn')];
}

function problemsOfUse({ total }: Values, { known }: InvoiceCircumstances): Problem[] {
  if (!known) return [];
  if (total !== undefined && !known.total.equals(Money.yuan(total))) {
    const sentence = `这张发票此前登记的价税合计是 ${known.total.formatYuan()}，与这次读出的不同`;
    return [problem('total-differs', sentence, 'total')];
  }
  if (known.remaining.equals(known.total)) return [];
  const left = known.remaining.isPositive()
    ? `，还可用 ${known.remaining.formatYuan()}`
    : '，已全部用完';
  return [problem('used', `这张发票已经用于别的支出${left}`, 'number')];
}

function contradiction(said: readonly InvoiceField[]): Problem {
  const name = said[0]?.name ?? 'number';
  const all = said.map(({ from, value }) => `${PLACES[from]}为“${value}”`).join('，');
  return problem('readings-differ', `${FIELD_NAMES[name]}前后不一：${all}，请照票面核对`, name);
}

function problem(code: string, message: string, field?: InvoiceFieldName): Problem {
  return { code: `spending.invoice-${code}`, message, ...(field && { field }) };
}
