import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import { chartOf, childAccount, openingChart, presumedAccount } from './chart.rules';
import type { Account, Chart } from './chart.rules';
import { blockersOfEntry } from './entry.rules';
import type { BookState, EntryDraft } from './entry.rules';
import { ledgerErrors } from './ledger.errors';
import { callPostEntries, callPostForCommunities } from './post-entries';
import type { CommunityDrafts } from './post-entries';
import { isRefusal } from './verdicts.rules';
import type { PostedEntry, Refusal } from './verdicts.rules';

interface StateRow extends Account {
  booksStartOn: string;
  closedThrough: string;
}

const ACCOUNT = `a.code, a.name, a.english, a.kind, a.side, a.is_cash as "isCash",
  a.is_leaf as "isLeaf", a.active, a.parent_code as "parentCode"`;

/** 会计账簿: the only writer of money. Every other room posts through here. */
@Injectable()
export class LedgerService {
  constructor(private readonly clock: Clock) {}

  /**
   * Posts one entry in one round trip: the rules first, so far as they need no book, then one call of
   * `post_entries`, which refuses whatever must never be. A refusal names every reason. The same key with the same content gives
   * the first answer.
   * @throws DomainError `request.refused` with all reasons, or `ledger.…` for a race.
   */
  async post(tx: EntityManager, communityId: number, draft: EntryDraft): Promise<PostedEntry> {
    const [outcome] = await this.postMany(tx, communityId, [draft]);
    if (!outcome) throw new Error('post_entries gave no answer');
    if (isRefusal(outcome)) throw outcome.refused;
    return outcome;
  }

  /**
   * Posts any number of entries of one community, set-based, each with an outcome of its own, in the
   * order given. A refused one leaves no trace and takes no number; whether the others shall
   * stand without it the caller decides, by rolling back.
   */
  async postMany(
    tx: EntityManager,
    communityId: number,
    drafts: readonly EntryDraft[],
  ): Promise<(PostedEntry | Refusal)[]> {
    const today = this.clock.today();
    if (!drafts.every((draft) => looksPostable(draft, today))) {
      return this.postJudged(tx, communityId, drafts);
    }
    const answers = await callPostEntries(tx, communityId, drafts);
    if (!answers.some(isRefusal)) return answers;
    // The function names one reason; a person is told all of them.
    const state = await this.bookState(tx, communityId, codesOf(drafts));
    return answers.map((answer, index) => {
      const draft = drafts[index];
      return (isRefusal(answer) && draft && refusalByRules(draft, state)) || answer;
    });
  }

  /**
   * Drafts of any communities in one round trip, for `tx` that is in none of them; communities in
   * ascending order, each once. Outcomes are in the order of all their drafts; null where a draft was not posted:
   * why not, `post` says in the community of its own.
   */
  async postForCommunities(
    tx: EntityManager,
    communities: readonly CommunityDrafts[],
  ): Promise<(PostedEntry | null)[]> {
    const today = this.clock.today();
    const drafts = communities.flatMap((community) => community.drafts);
    const fine = new Set(drafts.filter((draft) => looksPostable(draft, today)));
    const asked = communities
      .map((community) => ({ ...community, drafts: community.drafts.filter((d) => fine.has(d)) }))
      .filter((community) => community.drafts.length > 0);
    const answers = (asked.length > 0 ? await callPostForCommunities(tx, asked) : []).values();
    return drafts.map((draft) => {
      const answer = fine.has(draft) ? nextOf(answers) : null;
      return answer && !isRefusal(answer) ? answer : null;
    });
  }

  /** With the chart and the closed days before us, so that every reason can be named beforehand. */
  private async postJudged(
    tx: EntityManager,
    communityId: number,
    drafts: readonly EntryDraft[],
  ): Promise<(PostedEntry | Refusal)[]> {
    const state = await this.bookState(tx, communityId, codesOf(drafts));
    const refusals = await this.refusals(tx, communityId, { drafts, state });
    const fine = drafts.filter((_draft, index) => !refusals[index]);
    const answers = (await callPostEntries(tx, communityId, fine)).values();
    return refusals.map((refusal) => refusal ?? nextOf(answers));
  }

  /**
   * 启用账簿: the head and the opening chart; `booksStartOn` is the first day of a month.
   * @throws DomainError `ledger.already-open`.
   */
  async openBooks(tx: EntityManager, communityId: number, booksStartOn: Day): Promise<void> {
    const column = (of: (account: Account) => unknown) => openingChart.map(of);
    await tx.query(
      `select open_books($1, $2::date, $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
        $8::text[], $9::boolean[], $10::boolean[])`,
      [
        communityId,
        booksStartOn,
        column((account) => account.code),
        column((account) => account.parentCode),
        column((account) => account.name),
        column((account) => account.english),
        column((account) => account.kind),
        column((account) => account.side),
        column((account) => account.isCash),
        column((account) => account.isLeaf),
      ],
    );
  }

  /**
   * 设下级科目: opens `code` under `parentCode`, whose kind, side and money it takes over.
   * @throws DomainError `ledger.account-…`, also when the parent has postings of its own.
   */
  async extendChart(
    tx: EntityManager,
    communityId: number,
    child: { parentCode: string; code: string; name: string; english?: string },
  ): Promise<Account> {
    const made = childAccount(await this.chart(tx, communityId), child);
    await tx.query('select extend_chart($1, $2, $3, $4)', [
      communityId,
      made.code,
      made.name,
      made.english,
    ]);
    return made;
  }

  /** The whole chart, closed accounts included. */
  chart(tx: EntityManager, communityId: number): Promise<Chart> {
    return tx
      .query<Account[]>(
        `select ${ACCOUNT} from account a where a.community_id = $1 order by a.code`,
        [communityId],
      )
      .then(chartOf);
  }

  /**
   * What decides whether an entry on these accounts may be posted now; its chart holds no others.
   * @throws DomainError `ledger.not-open`.
   */
  async bookState(
    tx: EntityManager,
    communityId: number,
    codes: readonly string[],
  ): Promise<BookState> {
    const rows = await tx.query<StateRow[]>(
      `select h.books_start_on as "booksStartOn", h.closed_through as "closedThrough", ${ACCOUNT}
       from ledger_head h
       left join account a on a.community_id = h.community_id and a.code = any($2::text[])
       where h.community_id = $1`,
      [communityId, codes],
    );
    const [head] = rows;
    if (!head) throw ledgerErrors.notOpen();
    return {
      chart: chartOf(rows.filter((row) => row.code !== null)),
      booksStartOn: day(head.booksStartOn),
      closedThrough: day(head.closedThrough),
      today: this.clock.today(),
    };
  }

  /** A key that was used before goes on to the function, which gives the first answer for ever. */
  private async refusals(
    tx: EntityManager,
    communityId: number,
    { drafts, state }: { drafts: readonly EntryDraft[]; state: BookState },
  ): Promise<(Refusal | null)[]> {
    const refusals = drafts.map((draft) => refusalByRules(draft, state));
    if (refusals.every((refusal) => refusal === null)) return refusals;
    const used = await tx.query<{ key: string }[]>(
      'select idem_key as key from entry where community_id = $1 and idem_key = any($2::text[])',
      [communityId, drafts.map((draft) => draft.key)],
    );
    const keys = new Set(used.map(({ key }) => key));
    return refusals.map((refusal, index) => (keys.has(drafts[index]?.key ?? '') ? null : refusal));
  }
}

const codesOf = (drafts: readonly EntryDraft[]): string[] => [
  ...new Set(drafts.flatMap((draft) => draft.lines.map((line) => line.accountCode))),
];

/** Nothing speaks against it that can be seen without the book: then one round trip will do. */
function looksPostable(draft: EntryDraft, today: Day): boolean {
  const accounts = codesOf([draft]).flatMap((code) => presumedAccount(code) ?? []);
  const chart = chartOf(accounts);
  const open = { booksStartOn: draft.bookedOn, closedThrough: '' as Day };
  return blockersOfEntry(draft, { chart, ...open, today }).length === 0;
}

function refusalByRules(draft: EntryDraft, state: BookState): Refusal | null {
  const blockers = blockersOfEntry(draft, state);
  return blockers.length > 0 ? { refused: refusedWith(blockers) } : null;
}

function nextOf(answers: Iterator<PostedEntry | Refusal>): PostedEntry | Refusal {
  const next = answers.next();
  if (next.done) throw new Error('post_entries gave too few answers');
  return next.value;
}
