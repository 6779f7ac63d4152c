import { formulaBodyOf, formulaValuesOf } from './formula-form';
import type { Formula } from './types';

const inForce: Formula = {
  version: 1,
  effectiveOn: '2026-01-01',
  kind: 'rate',
  rate: '0.085',
  sum: null,
  basis: 'paid',
  base: ['5', '2241'],
  exclusions: [{ account: '2241', because: '押金是业主的钱' }],
  fund: 'F1',
  resolutionRef: '2025年业主大会第1号决议',
};
const values = () => formulaValuesOf(inForce, '2026-12');

describe('the next rule of the trustee’s remuneration as a form', () => {
  it('is the present one but for its month and its resolution', () => {
    const { effectiveOn, resolutionRef, rate, ...rest } = values();
    expect([effectiveOn, resolutionRef, rate]).toEqual(['2026-12', '', '8.5']);
    const { kind, basis, base, exclusions, fund } = inForce;
    expect(rest).toEqual({ kind, basis, base, exclusions, fund, sum: '' });
  });

  it('is sent as a part of the base, from the first of the month', () => {
    expect(formulaBodyOf({ ...values(), resolutionRef: ' 第3号决议 ' })).toEqual({
      effectiveOn: '2026-12-01',
      kind: 'rate',
      rate: '0.085',
      basis: 'paid',
      base: ['5', '2241'],
      exclusions: [{ account: '2241', because: '押金是业主的钱' }],
      fund: 'F1',
      resolutionRef: '第3号决议',
    });
  });

  it('is sent as a sum without a base', () => {
    const body = formulaBodyOf({ ...values(), kind: 'sum', sum: '6,500' });
    expect(body).toMatchObject({ kind: 'sum', sum: '6500.00', base: [], exclusions: [] });
    expect(body).not.toHaveProperty('rate');
  });

  it('begins with nothing decided where there is none', () => {
    const first = formulaValuesOf(undefined, '2026-12');
    expect(first).toMatchObject({ kind: 'rate', rate: '', base: [], exclusions: [] });
  });
});
