import type { Exported } from '../../ledger/export';
import type { Explored, ExploreAsked, ShownItem } from './explore.queries';
import { NOBODY_NAMED } from './explore.rules';

export class ExploreLinkView {
  /** use, source, payee, budget-line or month: which filter of the statement opens the entries. */
  kind: string;
  id: string;
  /** Of a budget line: its budget. */
  parent: string | null;
}

export class ExploreItemView {
  key: string;
  name: string;
  /** In yuan. */
  amount: string;
  /** Part of the total, four decimals: "0.5723". */
  share: string;
  /** As many months before, and the same months of last year; null before the books began. */
  lastSpan: string | null;
  lastYear: string | null;
  perHousehold: string | null;
  perSquareMetre: string | null;
  /** Entries behind the amount. */
  entries: number;
  /** Null where nobody is named. */
  link: ExploreLinkView | null;
}

export class ExploreMonthView {
  period: string;
  amount: string;
}

/** 看看钱: Σ items = total, which is the flow's of the same side. */
export class ExploreView {
  from: string;
  to: string;
  side: string;
  by: string;
  fund: string | null;
  total: string;
  /** Everything that moved in the months before, and a year before; null before the books began. */
  lastSpan: string | null;
  lastYear: string | null;
  perHousehold: string | null;
  perSquareMetre: string | null;
  /** Money there at the end of the last month. */
  closing: string;
  households: number;
  items: ExploreItemView[];
  /** This side by month, the months before included. */
  months: ExploreMonthView[];
  /** Every month of the books, for the slider. */
  monthsOfBooks: string[];
}

export function exploreViewOf(explored: Explored): ExploreView {
  const { asked } = explored;
  return {
    from: asked.from,
    to: asked.to,
    side: asked.side,
    by: asked.by,
    fund: asked.fund ?? null,
    total: explored.total.toString(),
    lastSpan: explored.lastSpan?.toString() ?? null,
    lastYear: explored.lastYear?.toString() ?? null,
    perHousehold: explored.perHousehold?.toString() ?? null,
    perSquareMetre: explored.perSquareMetre?.toString() ?? null,
    closing: explored.closing.toString(),
    households: explored.households,
    items: explored.items.map((item) => itemViewOf(item, asked)),
    months: explored.months.map(({ period, amount }) => ({ period, amount: amount.toString() })),
    monthsOfBooks: [...explored.monthsOfBooks],
  };
}

function itemViewOf(item: ShownItem, asked: ExploreAsked): ExploreItemView {
  return {
    key: item.key,
    name: item.name,
    amount: item.amount.toString(),
    share: item.share,
    lastSpan: item.lastSpan?.toString() ?? null,
    lastYear: item.lastYear?.toString() ?? null,
    perHousehold: item.perHousehold?.toString() ?? null,
    perSquareMetre: item.perSquareMetre?.toString() ?? null,
    entries: item.entries,
    link: linkOf(item, asked),
  };
}

function linkOf({ key, parent }: ShownItem, { by, side }: ExploreAsked): ExploreLinkView | null {
  if (key === NOBODY_NAMED) return null;
  const category = side === 'out' ? 'use' : 'source';
  if (by === 'budget-line' && parent === null) return { kind: category, id: key, parent: null };
  return { kind: by === 'use' ? category : by, id: key, parent };
}

const SIDE_NAMES = { in: '收入', out: '支出' } as const;

/** The table as a file, with the same figures as on the page. */
export function exploreExport(explored: Explored): Exported<ShownItem> {
  const { from, to, side } = explored.asked;
  return {
    name: `${SIDE_NAMES[side]}构成_${from}至${to}`,
    columns: [
      { title: '名称', width: 30, of: (item) => item.name },
      { title: '金额（元）', width: 16, of: (item) => item.amount },
      { title: '占比', width: 10, of: (item) => item.share },
      { title: '上期（元）', width: 16, of: (item) => item.lastSpan },
      { title: '去年同期（元）', width: 16, of: (item) => item.lastYear },
      { title: '每户（元）', width: 14, of: (item) => item.perHousehold },
      { title: '每平方米（元）', width: 14, of: (item) => item.perSquareMetre },
      { title: '笔数', width: 8, of: (item) => String(item.entries) },
    ],
    each: async (emit) => {
      for (const item of explored.items) await emit(item);
    },
  };
}
