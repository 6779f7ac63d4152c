import type { Day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import type { Payment } from '../income-expenditure/content.rules';

/** A voucher in the list of a year. */
export interface CatalogueRow {
  readonly bookedOn: Day;
  readonly voucherNo: number;
  readonly summary: string;
  /** Σ of its debit side. */
  readonly amount: Money;
  readonly attachments: number;
}

export function paymentsTable(payments: readonly Payment[], empty: string): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '日期', share: 13 },
      { title: '凭证', share: 11 },
      { title: '收款人', share: 24 },
      { title: '用途', share: 34 },
      { title: '金额', share: 18, align: 'right' },
    ],
    rows: payments.map(({ bookedOn, voucherNo, payeeName, use, summary, amount }) => ({
      cells: [
        dayText(bookedOn),
        `记-${voucherNo}`,
        payeeName ?? '—',
        summary === '' ? use : `${use}：${summary}`,
        amount.format(),
      ],
    })),
    empty,
  };
}

/** 凭证目录; plain rows, for it may run to hundreds of pages. */
export function catalogueTable(rows: readonly CatalogueRow[]): TableBlock {
  const total = Money.sum(rows.map(({ amount }) => amount));
  const attached = rows.reduce((sum, { attachments }) => sum + attachments, 0);
  return {
    kind: 'table',
    columns: [
      { title: '日期', share: 14 },
      { title: '凭证', share: 12 },
      { title: '摘要', share: 46 },
      { title: '金额', share: 18, align: 'right' },
      { title: '附件', share: 10, align: 'right' },
    ],
    rows: [
      ...rows.map(({ bookedOn, voucherNo, summary, amount, attachments }) => ({
        cells: [bookedOn, `记-${voucherNo}`, summary, amount.format(), `${attachments}`],
      })),
      {
        cells: [`共 ${rows.length} 张`, '', '', total.format(), `${attached}`],
        isTotal: true,
      },
    ],
    empty: '本年没有凭证。',
  };
}

const dayText = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
