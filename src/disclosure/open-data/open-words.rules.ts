import type { EntryFacts } from '../../queryable-account/entry-cards.queries';
import {
  concernsOthers,
  mainAccountOf,
  moneyMovedOf,
  publicSummaryOf,
  titleOf,
} from '../../queryable-account/entry-words.rules';
import { categoryOf } from '../../queryable-account/plain-words.rules';
import type { Money } from '../../shared/money';
import { personalPartsOf } from '../../shared/personal-text';

/** Words for readers who live nowhere near: firms by name, people never (个人信息保护法 25). */

/** What names of firms, offices and their accounts end with; a person's does not. */
const ORGANISATION =
  /(公司|事务所|中心|部|店|所|院|局|行|厂|社|队|处|站|馆|会|学校|大学|银行|专户|户|经费|集团|委员会)$/;

export const PERSON_PAID = '个人收款方（不公开姓名）';

/** Whether the name may leave the community. */
export const isOrganisation = (payee: { name: string; creditCode: string | null }): boolean =>
  payee.creditCode !== null || ORGANISATION.test(payee.name);

/** Telephone, identity, card numbers and plates that slipped into a text, as ＊. */
export function withoutPersonalParts(text: string): string {
  return personalPartsOf(text).reduce(
    (said, { text: part }) => said.replaceAll(part, '＊'.repeat(part.length)),
    text,
  );
}

export interface OpenEntryWords {
  readonly title: string;
  readonly summary: string;
  readonly direction: 'in' | 'out' | 'none';
  readonly amount: Money;
  readonly fund: string;
  readonly use: string;
  readonly payee: string | null;
}

/**
 * An entry in the words of the open data.
 * @param organisations names of payees that may be named.
 */
export function openWordsOf(entry: EntryFacts, organisations: ReadonlySet<string>): OpenEntryWords {
  const hidden = entry.payeeName !== null && !organisations.has(entry.payeeName);
  const shown: EntryFacts = hidden ? { ...entry, payeeName: null } : entry;
  return {
    ...moneyMovedOf(entry),
    ...purposeOf(entry),
    title: titleOf(shown),
    summary: hidden ? withoutWords(shown) : openSummaryOf(entry),
    payee: hidden ? PERSON_PAID : entry.payeeName,
  };
}

function purposeOf(entry: EntryFacts): { fund: string; use: string } {
  const main = mainAccountOf(entry) ?? entry.sums[0];
  if (!main) return { fund: '', use: '' };
  const { sourceName, useName } = categoryOf(main.accountCode);
  const words = { in: sourceName, out: useName, none: main.accountName };
  return { fund: main.fund, use: words[moneyMovedOf(entry).direction] };
}

const openSummaryOf = (entry: EntryFacts): string =>
  concernsOthers(entry) ? publicSummaryOf(entry) : withoutPersonalParts(entry.summary);

/** What the accountant wrote beside a person's money stays in the house. */
const withoutWords = (entry: EntryFacts): string =>
  concernsOthers(entry) ? publicSummaryOf(entry) : titleOf(entry);
