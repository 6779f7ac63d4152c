import type { Money } from '../shared/money';
import { proven, type StatedAmount } from './statement-balance.rules';
import { directionOf } from './statement-cells.rules';
import {
  memoOf,
  nothingStated,
  type ReadStatement,
  refused,
  type StatementLine,
} from './statement.rules';
import { childrenOf, type Element, elementAt, wordsAt, XmlValues } from './xml-source.rules';

/** Versions that differ in nothing we read but where a party's name stands (v8: Pty/Nm). */
const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(02|04|06|08)$/;

export const isCamt = (root: Element): boolean =>
  Object.values(root.attributes).some((value) => value.includes(':camt.053.'));

/** ISO 20022 camt.053 BankToCustomerStatement, one statement of one account in RMB. */
export function readCamt(root: Element): ReadStatement {
  const values = new XmlValues();
  const statements = childrenOf(root.children[0], 'Stmt');
  const [statement] = statements;
  if (!Object.values(root.attributes).some((value) => NAMESPACE.test(value))) {
    values.complain(root, 'xmlns', {
      code: 'bank.camt-version',
      message: '只能读取 camt.053 第 2、4、6、8 版，请在网银里选择其中一种后重新下载。',
    });
  }
  if (!statement || statements.length > 1) {
    values.complain(statements[1] ?? root, 'Stmt', {
      code: 'bank.camt-one-statement',
      message: `文件里有 ${statements.length} 份对账单，请每个账户、每段时间分别下载一份。`,
    });
    return refused(values.problems);
  }
  const opening = balanceOf(values, statement, ['OPBD', 'PRCD']);
  const closing = balanceOf(values, statement, ['CLBD']);
  const entries = childrenOf(statement, 'Ntry').filter(isBooked);
  const lines = entries.flatMap((entry) => lineOf(values, entry) ?? []);
  if (values.problems.length > 0) return refused(values.problems);
  const account =
    wordsAt(statement, 'Acct', 'Id', 'IBAN') || wordsAt(statement, 'Acct', 'Id', 'Othr', 'Id');
  const facts = { account, days: null, opening, closing, totalIn: null, totalOut: null };
  return proven('camt.053', lines, { facts, stated: nothingStated, names: { balance: 'Bal' } });
}

/** PDNG and INFO are announcements; v8 has the code one level deeper. */
function isBooked(entry: Element): boolean {
  return (wordsAt(entry, 'Sts', 'Cd') || wordsAt(entry, 'Sts')) === 'BOOK';
}

function balanceOf(
  values: XmlValues,
  statement: Element,
  codes: readonly string[],
): StatedAmount | null {
  const found = codes.flatMap((code) =>
    childrenOf(statement, 'Bal').filter(
      (balance) => wordsAt(balance, 'Tp', 'CdOrPrtry', 'Cd') === code,
    ),
  )[0];
  if (!found) {
    values.complain(statement, 'Bal', {
      code: 'bank.camt-balance-missing',
      message: `缺少余额 ${codes[0]}，无法核对。请下载带期初和期末余额的对账单。`,
    });
    return null;
  }
  const amount = signedAmount(values, found);
  return amount && { amount, line: found.line, column: `Bal ${codes[0]}` };
}

function lineOf(values: XmlValues, entry: Element): StatementLine | null {
  const amount = signedAmount(values, entry);
  const booked = wordsAt(entry, 'BookgDt', 'DtTm') || wordsAt(entry, 'BookgDt', 'Dt');
  const moment = values.day(entry, 'BookgDt', booked);
  if (!amount || !moment) return null;
  const details = elementAt(entry, 'NtryDtls', 'TxDtls');
  return {
    line: entry.line,
    bookedOn: moment.day,
    time: moment.time,
    amount,
    balance: null,
    serial: wordsAt(entry, 'AcctSvcrRef') || wordsAt(entry, 'NtryRef'),
    counterparty: counterpartyOf(details, amount),
    memo: memoOf([
      ...childrenOf(elementAt(details, 'RmtInf'), 'Ustrd').map(({ text }) => text),
      wordsAt(details, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
      wordsAt(entry, 'AddtlNtryInf'),
    ]),
    fee: 0n,
  };
}

function counterpartyOf(details: Element | undefined, amount: Money) {
  const side = amount.isNegative() ? 'Cdtr' : 'Dbtr';
  const party = elementAt(details, 'RltdPties', side);
  const id = elementAt(details, 'RltdPties', `${side}Acct`, 'Id');
  return {
    name: wordsAt(party, 'Pty', 'Nm') || wordsAt(party, 'Nm'),
    account: wordsAt(id, 'IBAN') || wordsAt(id, 'Othr', 'Id'),
  };
}

/** CRDT is into the account; an amount in another currency than RMB is a complaint. */
function signedAmount(values: XmlValues, parent: Element): Money | null {
  const amount = values.amount(parent, 'Amt');
  const node = elementAt(parent, 'Amt');
  const currency = node?.attributes['Ccy'] ?? '';
  const way = directionOf(wordsAt(parent, 'CdtDbtInd'));
  if (node && currency !== 'CNY') {
    values.complain(node, 'Amt', {
      code: 'bank.not-yuan',
      message: `币种是 ${currency || '空'}，信托专户只记人民币（CNY），请选择人民币账户的对账单。`,
    });
  }
  if (!way) {
    values.complain(parent, 'CdtDbtInd', {
      code: 'bank.bad-direction',
      message: '看不出是收入（CRDT）还是支出（DBIT），请重新下载对账单。',
    });
  }
  if (!amount || !way) return null;
  return way === 'in' ? amount : amount.negated();
}
