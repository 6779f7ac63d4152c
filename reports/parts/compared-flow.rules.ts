import type { Flow } from '../../src/queryable-account/flow.rules';
import type { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import { assertAgrees } from './figures.rules';
import { totalOf } from './fund-flow.rules';

/** The money of the whole trust or of a fund in three spans. */
export interface ComparedFlow {
  readonly name: string;
  readonly before: Flow;
  readonly now: Flow;
  readonly year: Flow;
}

const SPANS = ['before', 'now', 'year'] as const;

export const receivedIn = ({ sources }: Flow): Money => totalOf(sources);
export const paidIn = ({ uses }: Flow): Money => totalOf(uses);

/**
 * 现金流量 of a fund: what came in and went out by source and use; `columns` are the names of the span
 * before, of this one and, where it is not the same, of the year.
 * @throws plain Error where opening + in − out is not closing.
 */
export function comparedFlowTable(flow: ComparedFlow, columns: readonly string[]): TableBlock {
  for (const span of SPANS) assertAddsUp(flow.name, flow[span]);
  const spans = SPANS.slice(0, columns.length);
  const total = (name: string, amountOf: (of: Flow) => Money) => ({
    cells: [name, ...spans.map((span) => amountOf(flow[span]).format())],
    isTotal: true,
  });
  return {
    kind: 'table',
    caption: flow.name,
    columns: [
      { title: '项目', share: 40 },
      ...columns.map((title) => ({ title, share: 20, align: 'right' as const })),
    ],
    rows: [
      total('期初货币资金', ({ opening }) => opening),
      ...linesOf(flow, 'sources', spans),
      total('收到小计', receivedIn),
      ...linesOf(flow, 'uses', spans),
      total('付出小计', paidIn),
      total('期末货币资金', ({ closing }) => closing),
    ],
  };
}

type Spans = readonly (typeof SPANS)[number][];

function linesOf(flow: ComparedFlow, side: 'sources' | 'uses', spans: Spans) {
  const names = new Map<string, string>();
  for (const span of ['year', 'now', 'before'] as const) {
    for (const { key, name } of flow[span][side]) names.set(key, names.get(key) ?? name);
  }
  const amountIn = (span: (typeof SPANS)[number], key: string) =>
    totalOf(flow[span][side].filter((line) => line.key === key)).format();
  return [...names].map(([key, name]) => ({
    cells: [name, ...spans.map((span) => amountIn(span, key))],
    indent: 1,
  }));
}

function assertAddsUp(name: string, flow: Flow): void {
  const told = flow.opening.plus(receivedIn(flow)).minus(paidIn(flow));
  assertAgrees(`cash of ${name}`, told, flow.closing);
}
