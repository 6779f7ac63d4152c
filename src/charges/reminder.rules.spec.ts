import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import {
  graceUntilOf,
  nextStepOf,
  REMINDER_STAGES,
  REMINDER_WAYS,
  refusalOfReminder,
  smsTextOf,
  wordingHashOf,
  wordingOf,
} from './reminder.rules';
import type { LastReminder, Letter, ReminderStage, ReminderWay } from './reminder.rules';

const today = day('2026-06-30');
const last = (stage: ReminderStage, graceUntil: string): LastReminder => ({
  stage,
  sentOn: day('2026-05-01'),
  graceUntil: day(graceUntil),
});
const letter = (stage: ReminderStage): Letter => ({
  stage,
  communityName: '锦和苑',
  label: '3栋2单元301',
  sentOn: today,
  graceUntil: graceUntilOf(stage, today),
  total: Money.yuan('1027.56'),
});

describe('what follows a reminder', () => {
  it.each<[string, LastReminder | null, object]>([
    ['a household nobody has reminded', null, { step: 'send', stage: 'reminder' }],
    ['the last day of grace', last('reminder', '2026-06-30'), { step: 'wait', until: today }],
    ['the day after it', last('reminder', '2026-06-29'), { step: 'send', stage: 'demand' }],
    ['a demand', last('demand', '2026-06-29'), { step: 'send', stage: 'lawyer-notice' }],
    ['the last letter', last('lawyer-notice', '2026-06-29'), { step: 'done' }],
  ])('%s', (_what, before, expected) => {
    expect(nextStepOf(before, today)).toEqual(expected);
  });

  it.each<[ReminderStage, ReminderWay, LastReminder | null, string | null]>([
    ['reminder', 'sms', null, null],
    ['demand', 'letter', null, 'stage-skipped'],
    ['demand', 'sms', last('reminder', '2026-06-01'), 'not-in-writing'],
    ['demand', 'letter', last('reminder', '2026-07-01'), 'grace-runs'],
    ['demand', 'letter', last('reminder', '2026-06-01'), null],
    ['lawyer-notice', 'letter', last('reminder', '2026-06-01'), 'stage-skipped'],
    ['lawyer-notice', 'call', last('demand', '2026-06-01'), 'not-in-writing'],
    ['lawyer-notice', 'visit', last('demand', '2026-06-01'), null],
    // before three years are over a claim is made anew
    ['demand', 'letter', last('lawyer-notice', '2026-06-01'), null],
  ])('%s by %s', (stage, way, before, expected) => {
    expect(refusalOfReminder({ stage, way }, before, today)).toBe(expected);
  });

  it('is never a stage nobody was told of before, nor one within the days of grace', () => {
    const stages = fc.constantFrom(...REMINDER_STAGES);
    const ways = fc.constantFrom(...REMINDER_WAYS);
    const sent = fc.option(fc.record({ stage: stages, ago: fc.nat(60) }), { nil: null });
    fc.assert(
      fc.property(stages, ways, sent, (stage, way, before) => {
        const sentOn = plusDays(today, -(before?.ago ?? 0));
        const past = before && {
          stage: before.stage,
          sentOn,
          graceUntil: graceUntilOf(before.stage, sentOn),
        };
        if (refusalOfReminder({ stage, way }, past, today) !== null) return;
        const rank = (each: ReminderStage) => REMINDER_STAGES.indexOf(each);
        expect(past === null ? rank(stage) : rank(stage) - rank(past.stage)).toBeLessThanOrEqual(
          past === null ? 0 : 1,
        );
        if (past !== null) expect(today > past.graceUntil).toBe(true);
      }),
    );
  });
});

describe('the letter', () => {
  const FORBIDDEN = /[停断限][止供掉]*[水电热气暖梯]|门禁|张贴|公布|公示|黑名单|失信/;

  it.each(REMINDER_STAGES)(
    '%s threatens with nothing the law forbids, and names nobody',
    (stage) => {
      const text = [...wordingOf(letter(stage)), smsTextOf(stage, '锦和苑')].join('\n');
      expect(text).not.toMatch(FORBIDDEN);
      expect(text).toContain('3栋2单元301 业主：');
    },
  );

  it('says what is owed in figures and in words, and until when', () => {
    const [title, to, owed, asks] = wordingOf(letter('demand'));
    expect([title, to]).toEqual(['物业费用催告书', '3栋2单元301 业主：']);
    expect(owed).toBe(
      '截至2026年6月30日，您名下的房屋有下列费用已到期而未缴，合计 1,027.56 元（壹仟零贰拾柒元伍角陆分）。',
    );
    expect(asks).toMatch(/第九百四十四条.*2026年7月30日前/);
  });

  it('is told from another by its hash', () => {
    const bill = {
      billId: 'b',
      period: period('2026-05'),
      feeName: '物业费',
      dueOn: day('2026-05-20'),
      open: Money.yuan('85.63'),
    };
    const words = wordingOf(letter('reminder'));
    const other = { ...bill, open: Money.yuan('85.64') };
    expect(wordingHashOf(words, [bill])).toMatch(/^[0-9a-f]{64}$/);
    expect(wordingHashOf(words, [bill])).not.toBe(wordingHashOf(words, [other]));
  });
});

describe('the short message', () => {
  it('fits into one, whatever the community is called, and says no room, amount or name', () => {
    const names = fc.string({ minLength: 2, maxLength: 60 }).filter((name) => !/\d/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...REMINDER_STAGES), names, (stage, name) => {
        const text = smsTextOf(stage, name);
        expect(text.length).toBeLessThanOrEqual(70);
        expect(text).not.toMatch(/\d|元/);
      }),
    );
  });
});
