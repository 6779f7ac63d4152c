import type { CaseResult, Outcome } from './outcome';
import { isMet } from './outcome';
import { figure, markdownOf, type Run } from './report';

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  what: 'single posting, 8 connections',
  unit: 'entries/s',
  ours: 1000,
  against: 4000,
  ratio: 0.25,
  must: { op: '≥', value: 0.25 },
  rounds: [{ ours: 1000, against: 4000, busy: 0.04 }],
  ...change,
});

const result = (change: Partial<CaseResult> = {}): CaseResult => ({
  name: 'posting',
  about: 'About it.',
  outcomes: [outcome()],
  broken: [],
  seconds: 65,
  ...change,
});

const run = (change: Partial<Run> = {}): Run => ({
  date: '2026-11-22',
  commit: 'abc',
  clean: true,
  quick: false,
  machine: { cores: 2, memoryGiB: 24, system: 'Linux x64', node: '20.20.2', postgres: '18.4' },
  settings: { fsync: 'on', server_version: '18.4' },
  rounds: 5,
  busy: { median: 0.03, most: 0.4 },
  lookedFor: ['gap in the sequence of a book'],
  cases: [result()],
  ...change,
});

describe('what is met', () => {
  it.each([
    [{ ratio: 0.25 }, true],
    [{ ratio: 0.2499 }, false],
    [{ must: undefined }, null],
    [{ ratio: undefined, ours: 3.1, must: { op: '≤', value: 3 } as const }, false],
    [{ ratio: undefined, ours: 3, must: { op: '≤', value: 3 } as const }, true],
    [{ ratio: Number.NaN }, false],
  ])('%j → %s', (change, expected) => {
    const { must, ...rest } = { ...outcome(), ...change };
    expect(isMet(must ? { ...rest, must } : rest)).toBe(expected);
  });
});

describe('the page of a run', () => {
  it('says nothing was missed only when nothing was', () => {
    expect(markdownOf(run())).toContain('Nothing was missed.');
    const missed = markdownOf(run({ cases: [result({ outcomes: [outcome({ ratio: 0.2 })] })] }));
    expect(missed).toContain('**Missed:** single posting, 8 connections.');
    expect(missed).not.toContain('Nothing was missed');
  });

  it('names books that did not hold', () => {
    const page = markdownOf(run({ cases: [result({ broken: ['1 entry unbalanced'] })] }));
    expect(page).toContain('**Books that did not hold:**\n\n- posting: 1 entry unbalanced');
    expect(page).not.toContain('the books held');
  });

  it('warns of a busy machine, of uncommitted work and of a quick run', () => {
    expect(markdownOf(run())).not.toContain('Mind');
    expect(markdownOf(run({ busy: { median: 0.2, most: 1 } }))).toContain('busy with other work');
    expect(markdownOf(run({ clean: false }))).toContain('not in the commit');
    expect(markdownOf(run({ quick: true }))).toContain('--quick');
  });
});

it.each([
  [1234.5, '1,235'],
  [12.345, '12.3'],
  [0.2468, '0.247'],
  [Number.POSITIVE_INFINITY, '–'],
])('%d is written %s', (value, text) => {
  expect(figure(value)).toBe(text);
});
