import * as fc from 'fast-check';
import { latencyOf, median, quantile, ratioOfPairs } from './statistics';

const someNumbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });

describe('median and quantiles', () => {
  it.each([
    [[3], 3],
    [[4, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing there is none', () => {
    expect(() => median([])).toThrow('no median');
    expect(() => quantile([], 0.5)).toThrow('no quantile');
  });

  it('a hundred values give their 50th, 95th and 99th', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencyOf(values)).toEqual({ p50: 50, p95: 95, p99: 99 });
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    quantile(values, 0.9);
    expect(values).toEqual([3, 1, 2]);
  });

  it('as many values lie above the median as below it', () => {
    fc.assert(
      fc.property(someNumbers, (values) => {
        const middle = median(values);
        const above = values.filter((value) => value > middle).length;
        const below = values.filter((value) => value < middle).length;
        expect(Math.abs(above - below)).toBeLessThan(values.length);
        expect(above).toBeLessThanOrEqual(values.length / 2);
        expect(below).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('a quantile is one of the values, and its share of them does not exceed it', () => {
    fc.assert(
      fc.property(someNumbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, q) => {
        const found = quantile(values, q);
        expect(values).toContain(found);
        const within = values.filter((value) => value <= found).length;
        expect(within).toBeGreaterThanOrEqual(q * values.length);
      }),
    );
  });
});

describe('the ratio of rounds', () => {
  it('is not moved by a round in which the whole machine was slow', () => {
    const rounds = [
      { ours: 50, against: 100 },
      { ours: 5, against: 10 },
      { ours: 60, against: 100 },
    ];
    expect(ratioOfPairs(rounds)).toBe(0.5);
  });
});
