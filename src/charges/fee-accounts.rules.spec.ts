import { chartOf, openingChart } from '../ledger/chart.rules';
import { blockersOfChart } from './fee-accounts.rules';
import type { Fee } from './fee.rules';

const fee: Fee = {
  code: 'service',
  name: '物业费',
  method: 'area',
  shareBy: null,
  measure: null,
  prices: [{ kind: 'residential', price: '1.2', income: '410101' }],
  vacantRate: '1',
  developerRate: '1',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '122103',
  advance: '220301',
};
const chart = chartOf(openingChart);
const closed = chartOf(
  openingChart.map((account) =>
    account.code === '112201' ? { ...account, active: false } : account,
  ),
);

describe('accounts of a schedule', () => {
  it.each([
    ['as the opening chart has them', {}, chart, 0],
    ['a parent', { receivable: '1122' }, chart, 1],
    ['one nobody opened', { advance: '220399' }, chart, 1],
    ['one out of use', {}, closed, 1],
    ['the same twice', { receivable: '1122', developerReceivable: '1122' }, chart, 1],
  ])('%s', (_what, change, of, count) => {
    expect(blockersOfChart({ fees: [{ ...fee, ...change }] }, of)).toHaveLength(count);
  });
});
