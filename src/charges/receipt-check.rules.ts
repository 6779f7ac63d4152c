import { type Day, formatDay } from '../shared/day';
import type { Money } from '../shared/money';

/** What may be said of a receipt to whoever holds the paper: nothing of the household. */
export interface CheckedReceipt {
  readonly communityName: string;
  readonly number: string;
  readonly receivedOn: Day;
  readonly amount: Money;
  readonly cancelledOn: Day | null;
}

/** What the code of a receipt is made of; with the key of the installation it cannot be guessed. */
export const checkedText = (communityId: number, receiptId: string): string =>
  `${communityId}/${receiptId}`;

/** 80 bits, as much as a small QR code carries comfortably. */
const CODE_LENGTH = 20;

export const codeOf = (keyedHash: string): string => keyedHash.slice(0, CODE_LENGTH);

/** The address in the QR code of a printed receipt. */
export function checkUrlOf(
  publicUrl: string,
  of: { communityId: number; number: string; code: string },
): string {
  return `${publicUrl}/api/receipts/check?c=${of.communityId}&n=${of.number}&k=${of.code}`;
}

/** SJ2026-000012 → year and number; null when it is no number of ours. */
export function numberFrom(text: string): { year: number; no: number } | null {
  const [, year, no] = /^SJ(\d{4})-(\d{6,9})$/.exec(text) ?? [];
  return year === undefined || no === undefined ? null : { year: Number(year), no: Number(no) };
}

/** The page a telephone shows: plain, without scripts, readable aloud. */
export function checkPage(receipt: CheckedReceipt | null): string {
  const [mark, title, rows] = receipt === null ? UNKNOWN : said(receipt);
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>收据核对</title><style>${STYLE}</style>
</head><body><main><p class="${mark}" role="status">${title}</p><dl>${list}</dl>
<p class="quiet">请与手中的收据逐项核对；有一项不同，请持收据向物业服务中心或业主委员会查询。本页不显示住户信息。</p>
</main></body></html>`;
}

type Said = readonly [mark: string, title: string, rows: readonly (readonly [string, string])[]];

const UNKNOWN: Said = ['bad', '查无此收据：这张收据不是本系统开出的，或二维码已损坏', []];

function said({ communityName, number, receivedOn, amount, cancelledOn }: CheckedReceipt): Said {
  const rows = [
    ['小区', communityName],
    ['收据号', number],
    ['收款日期', formatDay(receivedOn)],
    ['金额', `${amount.format()} 元`],
  ] as const;
  if (cancelledOn === null) return ['good', '真实有效的收据', rows];
  return ['bad', `这张收据已于 ${formatDay(cancelledOn)} 作废`, rows];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');

const STYLE = `body{font:18px/1.6 system-ui,sans-serif;color:#1d2733;background:#fff;margin:0}
main{max-width:32rem;margin:0 auto;padding:2rem 1.25rem}
.good,.bad{font-size:1.4rem;font-weight:700;padding:1rem;border:2px solid;border-radius:8px}
.good{color:#0e6b5a}.bad{color:#b3261e}
dl{display:grid;grid-template-columns:6rem 1fr;gap:.5rem}dt{color:#5a6672}dd{margin:0;font-weight:600}
.quiet{color:#5a6672;font-size:1rem}`;
