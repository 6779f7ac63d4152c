import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import type { Day } from '../../shared/day';
import type { Money } from '../../shared/money';
import { codesSaying, type KnownAccount, leafAccounts } from '../chart.queries';
import { entryFacts, type EntryFacts, type Reader } from '../entry-cards.queries';
import { queryableAccountErrors } from '../queryable-account.errors';
import { soundFilter } from '../range.rules';
import { matchingEntries, type StatementFilter } from '../statement-filter.queries';
import { pageOfSeqs } from '../statement.queries';
import { type FoundPaper, type PaperKind, papersFound } from './search-papers.queries';
import { type Understood, understood } from './search-words.rules';

export const SEARCH_KINDS = [
  'entry',
  'payee',
  'account',
  'budget-line',
  'inquiry',
  'report',
  'resolution',
  'income-contract',
  'commitment',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchAsked {
  /** What was typed into the box. */
  readonly q: string;
  /** One kind only, page by page; else a few of each. */
  readonly kind?: SearchKind | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly min?: Money | undefined;
  readonly max?: Money | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface SearchFound {
  readonly understood: Understood;
  readonly entries: readonly EntryFacts[];
  /** Of entries; null where none were asked for. No more than one above `COUNTED`. */
  readonly entryCount: number | null;
  readonly next: string | null;
  readonly accounts: readonly KnownAccount[];
  readonly papers: readonly FoundPaper[];
  readonly paperTotals: ReadonlyMap<PaperKind, number>;
}

/** Who searches: her homes, and which kinds her post may not read. */
export interface Searcher extends Reader {
  readonly shut: readonly SearchKind[];
}

/** Beyond this many it is enough to say that there are more. */
export const COUNTED = 999;
const FEW = 5;

/** 查一查: one box over the books and what stands around them. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * A few of everything that fits, newest first; of one kind, page by page. Entries are masked as the
   * statement is.
   * @throws DomainError `account.nothing-asked`, `account.days-reversed`, `account.amounts-reversed`.
   */
  search(communityId: number, asked: SearchAsked, searcher: Searcher): Promise<SearchFound> {
    const typed = understood(asked.q, this.clock.today());
    const meant = narrowed(typed, asked);
    const filter = filterOf(meant, searcher);
    if (isEmpty(meant)) throw queryableAccountErrors.nothingAsked();
    const kinds = SEARCH_KINDS.filter(
      (kind) => !searcher.shut.includes(kind) && (!asked.kind || asked.kind === kind),
    );
    return this.reading.run(communityId, async (tx) => {
      const accounts = await leafAccounts(tx, communityId);
      const limit = asked.kind ? asked.limit : FEW;
      const entries = kinds.includes('entry')
        ? await entriesFound(tx, { communityId, filter, accounts }, { ...asked, limit }, searcher)
        : { entries: [], entryCount: null, next: null };
      const papers = await papersFound(tx, communityId, meant, {
        kinds: kinds.filter((kind): kind is PaperKind => kind !== 'entry' && kind !== 'account'),
        limit,
      });
      return {
        understood: typed,
        ...entries,
        accounts: kinds.includes('account') ? accountsFound(accounts, meant) : [],
        papers: papers.items,
        paperTotals: papers.totals,
      };
    });
  }
}

/** What was set beside the box narrows what was typed into it. */
function narrowed(typed: Understood, { from, to, min, max }: SearchAsked): Understood {
  return {
    ...typed,
    from: from ?? typed.from,
    to: to ?? typed.to,
    min: min ?? typed.min,
    max: max ?? typed.max,
  };
}

function isEmpty({ words, exactly, min, max, from, to, voucher }: Understood): boolean {
  const set = [exactly, min, max, from, to, voucher];
  return words.length === 0 && set.every((one) => one === undefined);
}

function filterOf(meant: Understood, { unitIds }: Reader): StatementFilter {
  const { chips: _, words, ...rest } = meant;
  const [q, ...also] = words;
  return soundFilter({ ...rest, q, ...(also.length > 0 ? { also } : {}), ownHomes: unitIds });
}

async function entriesFound(
  tx: EntityManager,
  at: { communityId: number; filter: StatementFilter; accounts: readonly KnownAccount[] },
  asked: SearchAsked,
  reader: Reader,
): Promise<Pick<SearchFound, 'entries' | 'entryCount' | 'next'>> {
  const { communityId, filter, accounts } = at;
  const { seqs, next } = await pageOfSeqs(tx, at, asked);
  const isWhole = seqs.length < asked.limit && !asked.cursor;
  const { sql, params } = matchingEntries(communityId, filter, accounts);
  const [row]: { count: number }[] = isWhole
    ? [{ count: seqs.length }]
    : await tx.query(
        `select count(*)::int as count from (select ${sql} limit ${COUNTED + 1}) found`,
        [...params],
      );
  return {
    entries: await entryFacts(tx, communityId, seqs, reader),
    entryCount: row?.count ?? 0,
    next,
  };
}

/** Accounts are few and known: by the name of the trade or of the street, or by code. */
function accountsFound(accounts: readonly KnownAccount[], meant: Understood): KnownAccount[] {
  const [word, ...others] = meant.words;
  if (word === undefined || others.length > 0 || meant.exactly || meant.voucher) return [];
  const codes = codesSaying(accounts, word);
  return accounts.filter(({ code }) => codes.includes(code));
}
