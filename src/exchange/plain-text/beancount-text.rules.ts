import { plusDays } from '../../shared/day';
import { amountText, CURRENCY, type PlainDialect, type PlainHead } from './plain-text.rules';
import type { PlainCheck, PlainPosting, PlainTransaction } from './plain-text.rules';

/**
 * beancount 2. A balance stands for the beginning of its day, so that ours are of the day after; by
 * itself it forgives a fen, which `~ 0.00` forbids. Words are free of `"` and `\` already.
 */
const lineOf = (text: string) => `; ${text}\n`;

function head({ title, firstDay, accounts, remarks }: PlainHead): string {
  const opened = accounts.map(
    ({ name, code, title: said }) =>
      `${firstDay} open ${name} ${CURRENCY}\n  code: "${code}"\n  title: "${said}"\n`,
  );
  return [
    ...[title, ...remarks].map(lineOf),
    `\noption "title" "${title}"\n`,
    `option "operating_currency" "${CURRENCY}"\n`,
    `option "inferred_tolerance_default" "${CURRENCY}:0"\n\n`,
    `${firstDay} commodity ${CURRENCY}\n\n`,
    ...opened,
    '\n',
  ].join('');
}

function transaction({ on, code, payee, summary, postings }: PlainTransaction): string {
  const who = payee === null ? '' : `"${payee}" `;
  return `${on} * ${who}"${summary}" ^V-${code}\n${postings.map(posting).join('')}\n`;
}

function posting({ account, amount, fund, note }: PlainPosting): string {
  const said = note === null ? '' : `    note: "${note}"\n`;
  return `  ${account}  ${amountText(amount)}\n    fund: "${fund}"\n${said}`;
}

function check({ on, says, remarks, assertions }: PlainCheck): string {
  const after = plusDays(on, 1);
  const lines = assertions.map(
    ({ account, amount }) =>
      `${after} balance ${account}  ${amount.toString()} ~ 0.00 ${CURRENCY}\n`,
  );
  return `${[says, ...remarks].map(lineOf).join('')}${lines.join('')}\n`;
}

export const beancountDialect: PlainDialect = { head, transaction, check };
