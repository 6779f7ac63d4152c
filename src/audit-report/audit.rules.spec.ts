import { day } from '../shared/day';
import {
  ACTS,
  engagementStateOf,
  findingClock,
  type FindingAct,
  findingNumber,
  findingStateNames,
  findingStateOf,
  isSettled,
  latenessOf,
  NEXT,
} from './audit.rules';
import { assertMayWork, seesPersonal, seesTicks, workingGrantOf } from './auditor.rules';
import { opinionModels } from './opinion-models.rules';
import { addressOf, routeName } from './audit-readings.rules';
import { period } from '../shared/period';

const at = (text: string) => new Date(`${text}T02:00:00Z`);
const RAISED = { at: at('2026-03-01'), answerDays: 7 };
const steps = (...of: [FindingAct, string][]) => of.map(([act, on]) => ({ act, at: at(on) }));

describe('a finding', () => {
  it.each([
    ['waits on its last day', [], '2026-03-08', 0, false],
    ['is late the day after', [], '2026-03-09', -1, true],
    [
      'waits for the auditor once answered',
      [['answered', '2026-03-20']],
      '2026-04-01',
      null,
      false,
    ],
    [
      'has a clock of its own once sent back',
      [
        ['answered', '2026-03-05'],
        ['reopened', '2026-03-10'],
      ],
      '2026-03-16',
      1,
      false,
    ],
    ['waits for nobody once closed', [['closed', '2026-03-02']], '2026-05-01', null, false],
  ] as [string, [FindingAct, string][], string, number | null, boolean][])(
    '%s',
    (_, of, today, daysLeft, overdue) => {
      expect(findingClock(RAISED, steps(...of), day(today))).toMatchObject({ daysLeft, overdue });
    },
  );

  it('tells how late each answer came, and not of what is added to one', () => {
    const late = latenessOf(
      RAISED,
      steps(
        ['answered', '2026-03-10'],
        ['answered', '2026-03-20'],
        ['reopened', '2026-03-21'],
        ['answered', '2026-03-28'],
      ),
    );
    expect(late).toEqual([2, null, null, null]);
  });

  it('goes from hand to hand until it is accepted or closed', () => {
    expect(findingStateOf([])).toBe('raised');
    for (const state of Object.keys(findingStateNames) as (keyof typeof NEXT)[]) {
      expect(isSettled(state)).toBe(state === 'accepted' || state === 'closed');
      expect(NEXT[state].every((act) => act in ACTS)).toBe(true);
    }
    expect(NEXT.raised).not.toContain('accepted');
    expect(findingNumber('审-2026-01', 3)).toBe('审-2026-01-03');
  });
});

const term = (startsOn: string, endsOn: string, endedOn: string | null = null) => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  endedOn: endedOn === null ? null : day(endedOn),
});

describe('an engagement', () => {
  const TODAY = day('2026-03-10');
  it.each([
    ['coming', [term('2026-03-11', '2026-04-01')], false],
    ['working', [term('2026-03-10', '2026-03-10')], false],
    ['over', [term('2026-01-01', '2026-03-09')], false],
    ['over', [term('2026-01-01', '2026-04-01', '2026-03-10')], false],
    ['over', [term('2026-04-01', '2026-05-01', '2026-03-01')], false],
    ['concluded', [term('2026-01-01', '2026-04-01')], true],
  ] as const)('is %s by its appointments', (state, terms, isConcluded) => {
    expect(engagementStateOf(terms, isConcluded, TODAY)).toBe(state);
  });

  it('is worked on by its own auditors, while their access runs and no opinion is given', () => {
    const auditor = { grantId: 'g', personId: 'p', name: '', ...term('2026-03-01', '2026-03-31') };
    const engagement = { auditors: [auditor], isConcluded: false };
    expect(workingGrantOf(engagement, 'p', TODAY)).toBe('g');
    expect(workingGrantOf(engagement, 'q', TODAY)).toBeNull();
    expect(workingGrantOf(engagement, 'p', day('2026-04-01'))).toBeNull();
    expect(assertMayWork(engagement, 'p', TODAY)).toBe('g');
    expect(() => assertMayWork(engagement, 'q', TODAY)).toThrow('不是这项审计委托');
    expect(() => assertMayWork({ ...engagement, isConcluded: true }, 'p', TODAY)).toThrow(
      '已出具意见',
    );
  });
});

it('shows what is about persons, and the marks, to those concerned', () => {
  const reader = (...posts: Parameters<typeof seesPersonal>[0]['posts'][number][]) => ({
    personId: '',
    unitIds: [],
    posts,
  });
  expect(seesPersonal(reader('resident'))).toBe(false);
  expect(seesPersonal(reader('subdistrict'))).toBe(false);
  expect(seesPersonal(reader('resident', 'accountant'))).toBe(true);
  expect(seesTicks(reader('accountant'), false)).toBe(false);
  expect(seesTicks(reader('member'), false)).toBe(true);
  expect(seesTicks(reader('resident'), true)).toBe(true);
});

it('gives paragraphs of every opinion to begin with', () => {
  const models = opinionModels({
    communityName: '东苑',
    trusteeName: '示例物业',
    firm: '示例会计师事务所',
    from: period('2026-01'),
    to: period('2026-03'),
  });
  expect(models.map(({ kindName }) => kindName)).toEqual([
    '无保留意见',
    '保留意见',
    '否定意见',
    '无法表示意见',
  ]);
  for (const { paragraphs } of models) {
    expect(paragraphs[0]).toContain('东苑物业服务信托2026年1月至2026年3月');
    expect(paragraphs.every(({ length }) => length >= 2 && length <= 2000)).toBe(true);
  }
});

it('writes a look down by its route and what stood in the address', () => {
  const request = {
    method: 'GET',
    route: { path: '/api/communities/:communityId/journal' },
    params: { communityId: '3' },
    query: { period: '2026-03' },
  };
  expect(addressOf(request as unknown as Parameters<typeof addressOf>[0])).toEqual({
    route: 'GET communities/:communityId/journal',
    subject: 'period=2026-03',
  });
  expect(routeName('GET communities/:communityId/journal')).toBe('序时账');
  expect(routeName('GET communities/:communityId/weather')).toBe(
    'GET communities/:communityId/weather',
  );
});
