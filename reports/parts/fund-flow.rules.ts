import type { Flow, FlowLine } from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';

/** What a fund had, took in, paid and has, on cash basis; sources and uses line by line. */
export function fundFlowTable(flow: Flow): TableBlock {
  const row = (name: string, amount: Money) => ({ cells: [name, amount.format()] });
  const lines = (of: readonly FlowLine[]) =>
    of.map(({ name, amount }) => ({ ...row(name, amount), indent: 1 }));
  return {
    kind: 'table',
    caption: '期初 + 收入 − 支出 = 期末，按钱实际收到、付出的日期',
    columns: [
      { title: '项目', share: 70 },
      { title: '金额', share: 30, align: 'right' },
    ],
    rows: [
      row('期初余额', flow.opening),
      row('加：本期收入', totalOf(flow.sources)),
      ...lines(flow.sources),
      row('减：本期支出', totalOf(flow.uses)),
      ...lines(flow.uses),
      { ...row('期末余额', flow.closing), isTotal: true },
    ],
  };
}

export const totalOf = (lines: readonly FlowLine[]): Money =>
  Money.sum(lines.map(({ amount }) => amount));
