import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import {
  answeredAfter,
  askerLabelOf,
  clockOf,
  dueOn,
  escalationsDue,
  isSubject,
  type Standing,
  stateOf,
  topicOf,
} from './inquiry.rules';
import { mayOf } from './inquiry-reader.rules';

const asked = day('2026-06-10');
const waiting: Standing = {
  round: 1,
  answered: false,
  settled: false,
  hidden: false,
  dueOn: dueOn(asked, 7),
  committeeDays: 7,
};

describe('the clock of a question', () => {
  it.each([
    ['2026-06-10', 7, false, null],
    ['2026-06-17', 0, false, null],
    ['2026-06-18', -1, true, 'committee'],
    ['2026-06-24', -7, true, 'committee'],
    ['2026-06-25', -8, true, 'supervisor'],
  ])('asked on 10 June, looked at on %s', (today, daysLeft, overdue, escalatedTo) => {
    expect(clockOf(waiting, day(today))).toEqual({ daysLeft, overdue, escalatedTo });
  });

  it.each([
    ['answered', { answered: true }],
    ['settled', { settled: true }],
    ['hidden', { hidden: true }],
  ])('waits for nobody once it is %s', (_how, how) => {
    const late = day('2026-12-31');
    expect(clockOf({ ...waiting, ...how }, late)).toEqual({
      daysLeft: null,
      overdue: false,
      escalatedTo: null,
    });
    expect(escalationsDue({ ...waiting, ...how }, late)).toEqual([]);
  });

  it('tells each of them once it ran out, in order, and says the same as what is written down', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (after, answerDays, committeeDays) => {
          const standing = { ...waiting, dueOn: dueOn(asked, answerDays), committeeDays };
          const today = plusDays(asked, after);
          const told = escalationsDue(standing, today).map((step) => step.told);
          const { daysLeft, overdue, escalatedTo } = clockOf(standing, today);
          expect(daysLeft).toBe(answerDays - after);
          expect(overdue).toBe(after > answerDays);
          expect(told.at(-1) ?? null).toBe(escalatedTo);
          expect(told.length).toBe(
            Number(after > answerDays) + Number(after > answerDays + committeeDays),
          );
        },
      ),
    );
  });

  it('says how many days an answer took, and how late it was', () => {
    expect(answeredAfter(asked, day('2026-06-17'), 7)).toEqual({ days: 7, late: null });
    expect(answeredAfter(asked, day('2026-06-20'), 7)).toEqual({ days: 10, late: 3 });
  });
});

it.each([
  [{ round: 1, answered: false, settled: false }, 'open'],
  [{ round: 1, answered: true, settled: false }, 'answered'],
  [{ round: 2, answered: false, settled: false }, 'disputed'],
  [{ round: 2, answered: true, settled: true }, 'settled'],
])('%j stands as %s', (standing, state) => {
  expect(stateOf(standing)).toBe(state);
});

describe('a subject', () => {
  const id = '019f0000-0000-7000-8000-000000000001';
  it.each([
    [{ kind: 'entry', id: '12', line: 3 }, true],
    [{ kind: 'entry', id: '0', line: null }, false],
    [{ kind: 'entry', id: id, line: null }, false],
    [{ kind: 'report', id, line: null }, true],
    [{ kind: 'report', id, line: 1 }, false],
    [{ kind: 'contract', id: '2', line: null }, true],
    [{ kind: 'general', id: null, line: null }, true],
    [{ kind: 'general', id: '1', line: null }, false],
    [{ kind: 'commitment', id: null, line: null }, false],
  ] as const)('%j can be asked about: %s', (subject, holds) => {
    expect(isSubject(subject)).toBe(holds);
  });
});

describe('its title', () => {
  it.each([
    ['电梯费', '为什么这么贵？', '电梯费'],
    [undefined, '为什么这么贵？去年只要一半。', '为什么这么贵'],
    [' ', '？？？一二三', '？？？一二三'],
    [undefined, '一'.repeat(50), `${'一'.repeat(29)}…`],
  ])('of %s and “%s” is %s', (given, text, topic) => {
    expect(topicOf(given, text)).toBe(topic);
  });

  it('is never longer than thirty characters nor empty, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 5, maxLength: 200 }), (text) => {
        fc.pre(text.trim().length >= 5);
        const topic = topicOf(undefined, text);
        return Array.from(topic).length <= 30 && topic.length > 0;
      }),
    );
  });
});

it('is asked by a home, or in the name of an office', () => {
  expect(askerLabelOf('resident', '业主住户')).toBe('一户业主');
  expect(askerLabelOf('protector', '信托监察人')).toBe('信托监察人');
});

it('offers to answer, to judge and to hide to those whose turn it is', () => {
  const reader = (posts: Parameters<typeof mayOf>[0]['posts']) => ({
    personId: 'p',
    unitIds: [],
    posts,
  });
  const card = { mine: false, state: 'open', hidden: null } as const;
  const nothing = { mayAnswer: false, mayJudge: false, mayHide: false };
  expect(mayOf(reader(['resident']), card)).toEqual(nothing);
  expect(mayOf(reader(['accountant']), card)).toEqual({ ...nothing, mayAnswer: true });
  expect(mayOf(reader(['chair']), card)).toEqual({ ...nothing, mayAnswer: true, mayHide: true });
  expect(mayOf(reader(['accountant']), { ...card, state: 'settled' })).toEqual(nothing);
  const hidden = { at: '', reason: '' };
  expect(mayOf(reader(['accountant']), { ...card, hidden })).toEqual(nothing);
  const own = { ...card, mine: true, state: 'answered' } as const;
  expect(mayOf(reader(['resident']), own)).toEqual({ ...nothing, mayJudge: true });
});
