import { entryCardViewOf } from '../entry-card.view';
import type { EntryFacts } from '../entry-cards.queries';
import { marksIn, snippetOf } from './marks.rules';
import type { FoundPaper } from './search-papers.queries';
import { COUNTED, SEARCH_KINDS, type SearchFound, type SearchKind } from './search.queries';

export class SearchChipView {
  /** amount, voucher, days, number or word. */
  kind: string;
  kindName: string;
  /** What was typed, to be taken out of the box with the chip. */
  typed: string;
  text: string;
}

export class SearchLinkView {
  kind: string;
  /** Place in the books, code of an account, or id. */
  id: string;
  /** Of a budget line: its budget. */
  parent: string | null;
}

export class SearchResultView {
  title: string;
  /** [start, end) of each word within `title`. */
  titleMarks: number[][];
  /** What stands around the words; may be empty. */
  context: string;
  contextMarks: number[][];
  /** In yuan; null where there is none. */
  amount: string | null;
  /** Of entries: in, out or none. */
  direction: string | null;
  on: string | null;
  link: SearchLinkView;
}

export class SearchGroupView {
  kind: string;
  name: string;
  total: number;
  /** There are more than `total`, which is only counted so far. */
  more: boolean;
  results: SearchResultView[];
}

/** 查一查. */
export class SearchView {
  /** How what was typed was understood. */
  understood: SearchChipView[];
  groups: SearchGroupView[];
  /** Of entries, when only they were asked for: goes back as `?cursor=`. */
  next: string | null;
}

const CHIP_NAMES = { amount: '金额', voucher: '凭证', days: '日期', number: '编号', word: '词' };

const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  entry: '每一笔账',
  payee: '收款方',
  account: '科目',
  'budget-line': '预算项目',
  inquiry: '质询',
  report: '公示报表',
  resolution: '业主决议',
  'income-contract': '公共收益合同',
  commitment: '合同与订单',
};

const CONTEXT_LENGTH = 80;

export function searchViewOf(found: SearchFound): SearchView {
  const { words } = found.understood;
  const results: Partial<Record<SearchKind, SearchResultView[]>> = {
    entry: found.entries.map((entry) => entryResultOf(entry, words)),
    account: found.accounts.map(({ code, name }) => ({
      ...marked(name, `科目 ${code}`, words),
      ...NO_FIGURES,
      link: { kind: 'account', id: code, parent: null },
    })),
  };
  for (const paper of found.papers) (results[paper.kind] ??= []).push(paperResultOf(paper, words));
  const totalOf = (kind: SearchKind) => {
    if (kind === 'entry') return found.entryCount ?? 0;
    return kind === 'account' ? found.accounts.length : (found.paperTotals.get(kind) ?? 0);
  };
  const groups = SEARCH_KINDS.map((kind) => ({
    kind,
    name: KIND_NAMES[kind],
    total: Math.min(totalOf(kind), COUNTED),
    more: totalOf(kind) > COUNTED,
    results: results[kind] ?? [],
  }));
  return {
    understood: found.understood.chips.map((chip) => ({
      ...chip,
      kindName: CHIP_NAMES[chip.kind],
    })),
    groups: groups.filter((group) => group.results.length > 0),
    next: found.next,
  };
}

const NO_FIGURES = { amount: null, direction: null, on: null };

function entryResultOf(entry: EntryFacts, words: readonly string[]): SearchResultView {
  const card = entryCardViewOf(entry);
  const said = [`${card.period} 记-${card.voucherNo}号`, card.summary].filter(
    (text) => text !== card.title,
  );
  return {
    ...marked(card.title, said.join(' · '), words),
    amount: card.amount,
    direction: card.direction,
    on: card.bookedOn,
    link: { kind: 'entry', id: card.seq, parent: null },
  };
}

function paperResultOf(paper: FoundPaper, words: readonly string[]): SearchResultView {
  return {
    ...marked(paper.title, snippetOf(paper.text, words, CONTEXT_LENGTH), words),
    amount: paper.amount?.toString() ?? null,
    direction: null,
    // a budget line stands for its whole year, which its budget's title says
    on: paper.kind === 'budget-line' ? null : paper.on,
    link: { kind: paper.kind, id: paper.id, parent: paper.parent },
  };
}

const marked = (title: string, context: string, words: readonly string[]) => ({
  title,
  titleMarks: marksIn(title, words).map((mark) => [...mark]),
  context,
  contextMarks: marksIn(context, words).map((mark) => [...mark]),
});
