import { Money } from '../shared/money';
import { proven, type StatedAmount } from './statement-balance.rules';
import {
  memoOf,
  nothingStated,
  type ReadStatement,
  refused,
  type StatementLine,
} from './statement.rules';
import { childrenOf, type Element, wordsAt, XmlValues } from './xml-source.rules';

const NAMESPACE = /^http:\/\/xbrl\.mof\.gov\.cn\/taxonomy\/[\d-]+\/bkrs$/;
const CLOSING = 'AccountBalanceAtTheEndOfReconciliationCycleAmount';
const SERIALS = ['JournalAccountOfBookkeeping', 'AccDtlSn', 'BusinessSerialNumber'];
const YUAN = /^(CNY|RMB|人民币元?|156)?$/;

export const isBkrs = (root: Element): boolean =>
  Object.values(root.attributes).some((value) => NAMESPACE.test(value));

/** 银行电子对账单 by the Ministry of Finance's taxonomy bkrs (财会〔2025〕9号). */
export function readBkrs(root: Element): ReadStatement {
  const values = new XmlValues();
  const currency = wordsAt(root, 'Currency');
  if (!YUAN.test(currency)) {
    values.complain(childrenOf(root, 'Currency')[0] ?? root, 'Currency', {
      code: 'bank.not-yuan',
      message: `币种是 ${currency}，信托专户只记人民币，请选择人民币账户的对账单。`,
    });
  }
  const tuples = childrenOf(root, 'InformationOfReconcileDetailsTuple');
  const lines = tuples.filter(saysSomething).flatMap((tuple) => lineOf(values, tuple) ?? []);
  const closing = closingOf(values, root);
  if (values.problems.length > 0) return refused(values.problems);
  const account = wordsAt(root, 'CustomerSettlementBankAccount').replaceAll(/\D/gu, '');
  const facts = { account, days: null, opening: null, closing, totalIn: null, totalOut: null };
  const names = { balance: 'AccountBalance' };
  return proven('bkrs', lines, { facts, stated: nothingStated, names });
}

/** The edition of 2021 fills its pages with tuples of nothing (interop: 1.1). */
function saysSomething(tuple: Element): boolean {
  const amount = wordsAt(tuple, 'TransactionAmount');
  const isNothing = amount === '' || /^-?0+(\.0+)?$/.test(amount);
  return !(isNothing && wordsAt(tuple, 'NameOfCounterparty') === '');
}

function closingOf(values: XmlValues, root: Element): StatedAmount | null {
  const node = childrenOf(root, CLOSING)[0];
  if (!node) {
    values.complain(root, CLOSING, {
      code: 'bank.no-balance',
      message: '缺少期末余额，无法核对，请从银行重新下载对账单。',
    });
    return null;
  }
  const amount = values.amount(root, CLOSING);
  return amount && { amount, line: node.line, column: CLOSING };
}

function lineOf(values: XmlValues, tuple: Element): StatementLine | null {
  const moment = values.day(tuple, 'DateOfBookkeeping', wordsAt(tuple, 'DateOfBookkeeping'));
  const amount = signedAmount(values, tuple);
  const balance = values.amount(tuple, 'AccountBalance');
  if (!moment || !amount || !balance) return null;
  return {
    line: tuple.line,
    bookedOn: moment.day,
    time: moment.time,
    amount,
    balance,
    serial: SERIALS.map((name) => wordsAt(tuple, name)).find((serial) => serial !== '') ?? '',
    counterparty: {
      name: wordsAt(tuple, 'NameOfCounterparty'),
      account: wordsAt(tuple, 'AccountOfCounterparty'),
    },
    memo: memoOf([wordsAt(tuple, 'NotesOfBankElectronicReceipt')]),
    fee: 0n,
  };
}

/** 1 is money in, 0 is money out; some banks give what went out its minus besides. */
function signedAmount(values: XmlValues, tuple: Element): Money | null {
  const amount = values.amount(tuple, 'TransactionAmount');
  const way = wordsAt(tuple, 'IdentificationOfCreditOrDebit');
  if (way === '1') return amount;
  if (way === '0') return amount && Money.zero.minus(amount.abs());
  values.complain(tuple, 'IdentificationOfCreditOrDebit', {
    code: 'bank.bad-direction',
    message: `“${way}”看不出是收入（1）还是支出（0），请从银行重新下载对账单。`,
  });
  return null;
}
