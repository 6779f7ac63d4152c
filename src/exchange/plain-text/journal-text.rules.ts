import { amountText, CURRENCY, type PlainDialect, type PlainHead } from './plain-text.rules';
import type { PlainCheck, PlainPosting, PlainTransaction } from './plain-text.rules';

/**
 * ledger 3 and hledger 1 read the same transactions. They differ in how a book declares its words:
 * `--pedantic` of ledger wants every tag and payee declared, hledger knows other declarations.
 */
const COMMENT = ';';
const lineOf = (text: string) => `${COMMENT} ${text}\n`;

const accountLines = ({ accounts }: PlainHead) =>
  accounts
    .map(({ name, code, title }) => `account ${name}\n    ${COMMENT} ${code} ${title}\n`)
    .join('');

const heading = ({ title, remarks }: PlainHead) => [title, ...remarks].map(lineOf).join('');

const commodity = `\ncommodity ${CURRENCY}\n    format 1000.00 ${CURRENCY}\n\n`;

/** Tags that stand behind postings and transactions; `payee` would be taken for ledger's own. */
const TAGS = ['counterparty', 'fund', 'note'];

const ledgerHead = (head: PlainHead) =>
  `${heading(head)}${commodity}${TAGS.map((tag) => `tag ${tag}\n`).join('')}\n${accountLines(head)}\n`;

const hledgerHead = (head: PlainHead) => `${heading(head)}${commodity}${accountLines(head)}\n`;

function transaction({ on, code, payee, summary, postings }: PlainTransaction): string {
  const counterparty = payee === null ? '' : `    ${COMMENT} counterparty: ${payee}\n`;
  return `${on} * (${code}) ${summary}\n${counterparty}${postings.map(posting).join('')}\n`;
}

function posting({ account, amount, fund, note }: PlainPosting): string {
  const said = note === null ? '' : `    ${COMMENT} note: ${note}\n`;
  return `    ${account}  ${amountText(amount)}  ${COMMENT} fund: ${fund}\n${said}`;
}

/** Postings of nothing that say what the account stands at. */
function check({ on, says, remarks, assertions }: PlainCheck): string {
  const lines = assertions.map(
    ({ account, amount }) =>
      `    ${account}  0.00 ${CURRENCY} = ${amount.toString()} ${CURRENCY}\n`,
  );
  const said = remarks.map((remark) => `    ${COMMENT} ${remark}\n`).join('');
  return `${on} * (核对) ${says}\n${said}${lines.join('')}\n`;
}

export const ledgerDialect: PlainDialect = { head: ledgerHead, transaction, check };
export const hledgerDialect: PlainDialect = { head: hledgerHead, transaction, check };
