import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';

/** One posted entry, as the books have it: input of the printed 记账凭证. */
export interface VoucherFacts {
  readonly communityName: string;
  readonly trusteeName: string;
  readonly seq: string;
  readonly bookedOn: Day;
  readonly voucherNo: number;
  readonly attachmentCount: number;
  readonly kind: string;
  /** Of a reversal: 2026-03 记-12号. */
  readonly reverses: string | null;
  /** Of an entry that was taken back. */
  readonly reversedBy: string | null;
  readonly lines: readonly VoucherLine[];
  /** Names as published; null: made by the system from an approved document (机制凭证). */
  readonly people: {
    readonly preparedBy: string | null;
    readonly reviewedBy: string | null;
    readonly postedBy: string | null;
    readonly cashier: string | null;
    readonly manager: string | null;
  };
}

export interface VoucherLine {
  readonly summary: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly fund: string;
  /** Supplier, or how many homes the line stands for; '' for neither. */
  readonly detail: string;
  readonly debit: Money;
  readonly credit: Money;
}

export interface VoucherRow {
  readonly summary: string;
  readonly account: string;
  readonly detail: string;
  readonly fund: string;
  readonly debit: string;
  readonly credit: string;
  readonly isRed: boolean;
}

export interface VoucherSheet {
  /** 记-12号, or 记-12号 1/2 where one voucher needs several sheets. */
  readonly number: string;
  /** Always ROWS_PER_SHEET of them; null is an empty row. */
  readonly rows: readonly (VoucherRow | null)[];
  /** Only on the last sheet. */
  readonly total: { words: string; debit: string; credit: string; isRed: boolean } | null;
}

export interface VoucherContent {
  readonly title: string;
  readonly unit: string;
  readonly date: string;
  readonly attachments: string;
  readonly remark: string;
  readonly sheets: readonly VoucherSheet[];
  /** In the order of the form: 会计主管 记账 审核 出纳 制单. */
  readonly signatures: readonly { role: string; name: string }[];
}

export const ROWS_PER_SHEET = 6;

const MACHINE = '系统';

/**
 * 记账凭证 (会计基础工作规范 51): everything on its sheets, as text.
 * @throws plain Error when debits and credits differ: such an entry cannot have been posted.
 */
export function voucherContent(facts: VoucherFacts): VoucherContent {
  const debit = Money.sum(facts.lines.map((line) => line.debit));
  const credit = Money.sum(facts.lines.map((line) => line.credit));
  if (!debit.equals(credit)) throw new Error(`entry ${facts.seq} does not balance`);
  return {
    title: '记 账 凭 证',
    unit: `核算单位：${facts.communityName}信托（受托人 ${facts.trusteeName}）`,
    date: formatDay(facts.bookedOn),
    attachments: `附单据 ${facts.attachmentCount} 张`,
    remark: remarkOf(facts),
    sheets: sheetsOf(facts, debit),
    signatures: signaturesOf(facts),
  };
}

function remarkOf(facts: VoucherFacts): string {
  if (facts.reverses) return `红字冲销 ${facts.reverses}`;
  if (facts.reversedBy) return `已被 ${facts.reversedBy} 红字冲销`;
  return '';
}

function sheetsOf(facts: VoucherFacts, total: Money): VoucherSheet[] {
  const rows = facts.lines.map(rowOf);
  const count = Math.max(1, Math.ceil(rows.length / ROWS_PER_SHEET));
  return Array.from({ length: count }, (_, index) => {
    const own = rows.slice(index * ROWS_PER_SHEET, (index + 1) * ROWS_PER_SHEET);
    const empty = Array.from({ length: ROWS_PER_SHEET - own.length }, () => null);
    const fraction = count > 1 ? ` ${index + 1}/${count}` : '';
    return {
      number: `记-${facts.voucherNo}号${fraction}`,
      rows: [...own, ...empty],
      total: index === count - 1 ? totalOf(total) : null,
    };
  });
}

function totalOf(total: Money): VoucherSheet['total'] {
  const figure = total.format();
  return {
    words: moneyInWords(total),
    debit: figure,
    credit: figure,
    isRed: total.isNegative(),
  };
}

function rowOf(line: VoucherLine): VoucherRow {
  return {
    summary: line.summary,
    account: `${line.accountCode} ${line.accountName}`,
    detail: line.detail,
    fund: line.fund,
    debit: line.debit.isZero() ? '' : line.debit.format(),
    credit: line.credit.isZero() ? '' : line.credit.format(),
    isRed: line.debit.isNegative() || line.credit.isNegative(),
  };
}

/** 出纳 signs where money moved (规范 51); for the others an empty name stays an empty line. */
function signaturesOf({ people }: VoucherFacts): VoucherContent['signatures'] {
  return [
    { role: '会计主管', name: people.manager ?? '' },
    { role: '记账', name: people.postedBy ?? MACHINE },
    { role: '审核', name: people.reviewedBy ?? MACHINE },
    { role: '出纳', name: people.cashier ?? '' },
    { role: '制单', name: people.preparedBy ?? MACHINE },
  ];
}
