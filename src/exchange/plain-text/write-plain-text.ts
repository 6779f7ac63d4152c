import type { Writable } from 'node:stream';
import { writeOut } from '../../platform/http/write-out';
import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';
import { type BookYear, closingOf } from '../book-year';
import type { ExchangeFormat, YearReading } from '../exchange-format';
import { eachVoucher, type Voucher, voucherKey, type VoucherLine } from '../vouchers';
import { plainAccountNames } from './account-names.rules';
import { bankChecks } from './bank-checks';
import { beancountDialect } from './beancount-text.rules';
import { hledgerDialect, ledgerDialect } from './journal-text.rules';
import { plainWords } from './plain-words.rules';
import type { PlainCheck, PlainDialect, PlainTransaction } from './plain-text.rules';

type Names = ReadonlyMap<string, string>;

/**
 * The year as one of the three texts: openings, every voucher by day, and between them what the bank and
 * the stored sums say the accounts have to stand at.
 */
async function writePlainText(
  dialect: PlainDialect,
  { tx, book }: YearReading,
  out: Writable,
): Promise<void> {
  const names = plainAccountNames(book.accounts);
  const checks = await bankChecks(tx, book, names);
  const end = latest(book.lastDay, ...checks.map(({ on }) => on));
  await writeOut(out, dialect.head(headOf(book, names)));
  if (book.opening.length > 0) await writeOut(out, dialect.transaction(openingOf(book, names)));
  const writeChecks = async (isDue: (check: PlainCheck) => boolean) => {
    for (let [next] = checks; next && isDue(next); [next] = checks) {
      checks.shift();
      await writeOut(out, dialect.check(next));
    }
  };
  await eachVoucher(tx, book, 'day', async (voucher) => {
    await writeChecks(({ on }) => on < voucher.bookedOn);
    await writeOut(out, dialect.transaction(transactionOf(voucher, names)));
  });
  await writeChecks(() => true);
  await writeOut(out, dialect.check(closingCheck(book, names, end)));
  out.end();
}

const latest = (...days: Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

function headOf(book: BookYear, names: Names) {
  const { communityName, year, throughSeq, closedThrough, firstDay } = book;
  const name = plainWords(communityName);
  return {
    title: `${name} ${year} 年账簿`,
    firstDay,
    accounts: book.accounts
      .filter(({ isLeaf }) => isLeaf)
      .map(({ code, name: title }) => ({
        name: names.get(code) ?? '',
        code,
        title: plainWords(title),
      })),
    remarks: [
      `截至账簿第 ${throughSeq} 号凭证，已结账至 ${closedThrough}`,
      '金额单位为元，借方为正、贷方为负；凭证号为 年-月-号，fund 为基金',
      '银行余额断言取自银行对账单，年末断言取自账簿的科目汇总；程序读完不报错，即逐笔平衡且全部相符',
    ],
  };
}

function openingOf({ opening, firstDay, year }: BookYear, names: Names): PlainTransaction {
  return {
    on: firstDay,
    code: `${year}-opening`,
    payee: null,
    summary: '期初余额',
    postings: opening.map(({ accountCode, fund, net }) => ({
      account: names.get(accountCode) ?? '',
      amount: net,
      fund,
      note: null,
    })),
  };
}

function transactionOf(voucher: Voucher, names: Names): PlainTransaction {
  const payees = new Set(voucher.lines.flatMap(({ payee }) => payee ?? []));
  const [payee] = payees.size === 1 ? payees : [];
  return {
    on: voucher.bookedOn,
    code: voucherKey(voucher),
    payee: payee === undefined ? null : plainWords(payee),
    summary: plainWords(voucher.summary),
    postings: voucher.lines.map((line) => ({
      account: names.get(line.accountCode) ?? '',
      amount: line.debit.minus(line.credit),
      fund: line.fund,
      note: noteOf(line, voucher),
    })),
  };
}

function noteOf({ summary }: VoucherLine, voucher: Voucher): string | null {
  return summary === voucher.summary ? null : plainWords(summary);
}

/** The year closes as the stored sums say, account by account, those at zero included. */
function closingCheck(book: BookYear, names: Names, on: Day): PlainCheck {
  const moved = new Set(book.months.map(({ accountCode }) => accountCode));
  const standing = new Map([...moved].map((code) => [code, Money.zero]));
  for (const { accountCode, net } of closingOf(book)) {
    standing.set(accountCode, (standing.get(accountCode) ?? Money.zero).plus(net));
  }
  const sorted = [...standing].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    on,
    says: `科目汇总 ${on} 各科目余额`,
    remarks: [],
    assertions: sorted.map(([code, amount]) => ({ account: names.get(code) ?? '', amount })),
  };
}

const MEDIA_TYPE = 'text/plain; charset=utf-8';

const format = (file: string, dialect: PlainDialect, program: string): ExchangeFormat => ({
  file,
  title: `${program} 纯文本账`,
  use: 'recheck',
  purpose: `用自由软件 ${program} 独立重算全年：逐笔借贷、每次银行对账、年末余额，一分不差才通过。`,
  mediaType: MEDIA_TYPE,
  write: (reading, out) => writePlainText(dialect, reading, out),
});

export const PLAIN_TEXT_FORMATS: readonly ExchangeFormat[] = [
  format('ledger.ledger', ledgerDialect, 'ledger'),
  format('hledger.journal', hledgerDialect, 'hledger'),
  format('main.beancount', beancountDialect, 'beancount'),
];
