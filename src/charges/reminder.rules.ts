import { hash } from 'node:crypto';
import { formatDay, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import { moneyInWords } from '../shared/money-in-words';
import type { Period } from '../shared/period';

export const REMINDER_STAGES = ['reminder', 'demand', 'lawyer-notice'] as const;
export const REMINDER_WAYS = ['letter', 'sms', 'call', 'visit'] as const;

/** 提醒 → 催告 → 律师函前告知; then mediation, arbitration or a suit, which no button starts. */
export type ReminderStage = (typeof REMINDER_STAGES)[number];
export type ReminderWay = (typeof REMINDER_WAYS)[number];

export const stageNames: Record<ReminderStage, string> = {
  reminder: '提醒',
  demand: '催告',
  'lawyer-notice': '律师函前告知',
};

export const wayNames: Record<ReminderWay, string> = {
  letter: '信函',
  sms: '短信',
  call: '电话',
  visit: '上门',
};

/** 合理期限 of each stage, in days (民法典 944). */
export const GRACE_DAYS: Record<ReminderStage, number> = {
  reminder: 15,
  demand: 30,
  'lawyer-notice': 15,
};

/** A claim in writing, that can be shown to have come: the limitation of action begins anew (民法典 195). */
export const WRITTEN_STAGES: readonly ReminderStage[] = ['demand', 'lawyer-notice'];
const WRITTEN_WAYS: readonly ReminderWay[] = ['letter', 'visit'];

/** The last reminder of which something is still unpaid. */
export interface LastReminder {
  readonly stage: ReminderStage;
  readonly sentOn: Day;
  readonly graceUntil: Day;
}

/** What may follow: a stage now, nothing until the days of grace are over, or no further letter. */
export type NextStep =
  | { readonly step: 'send'; readonly stage: ReminderStage }
  | { readonly step: 'wait'; readonly until: Day }
  | { readonly step: 'done' };

/** What comes after the last reminder; a household that has paid what it was reminded of begins anew. */
export function nextStepOf(last: LastReminder | null, today: Day): NextStep {
  if (last === null) return { step: 'send', stage: 'reminder' };
  if (today <= last.graceUntil) return { step: 'wait', until: last.graceUntil };
  const stage = REMINDER_STAGES[REMINDER_STAGES.indexOf(last.stage) + 1];
  return stage ? { step: 'send', stage } : { step: 'done' };
}

export type ReminderRefusal = 'not-in-writing' | 'grace-runs' | 'stage-skipped';

/**
 * Why a stage may not be sent this way now; null when it may. No stage is skipped, none comes within the
 * days of grace of another, an earlier one may be said again.
 */
export function refusalOfReminder(
  wish: { stage: ReminderStage; way: ReminderWay },
  last: LastReminder | null,
  today: Day,
): ReminderRefusal | null {
  if (WRITTEN_STAGES.includes(wish.stage) && !WRITTEN_WAYS.includes(wish.way)) {
    return 'not-in-writing';
  }
  const next = nextStepOf(last, today);
  if (next.step === 'wait') return 'grace-runs';
  const most = next.step === 'send' ? REMINDER_STAGES.indexOf(next.stage) : REMINDER_STAGES.length;
  return REMINDER_STAGES.indexOf(wish.stage) > most ? 'stage-skipped' : null;
}

/** A bill that is asked for, and what is open of it. */
export interface DemandedBill {
  readonly billId: string;
  readonly period: Period;
  readonly feeName: string;
  readonly dueOn: Day;
  readonly open: Money;
}

/** Everything a letter says; no name, for a letter may be opened by another. */
export interface Letter {
  readonly stage: ReminderStage;
  readonly communityName: string;
  readonly label: string;
  readonly sentOn: Day;
  readonly graceUntil: Day;
  readonly total: Money;
}

const TITLES: Record<ReminderStage, string> = {
  reminder: '物业费用缴纳提醒',
  demand: '物业费用催告书',
  'lawyer-notice': '委托律师处理前告知书',
};

/** Title, addressee, and paragraphs, the first of which stands above the list of bills. */
export function wordingOf(letter: Letter): string[] {
  const { stage, label, sentOn, total } = letter;
  const owed =
    `截至${formatDay(sentOn)}，您名下的房屋有下列费用已到期而未缴，` +
    `合计 ${total.format()} 元（${moneyInWords(total)}）。`;
  return [TITLES[stage], `${label} 业主：`, owed, ...ASKS[stage](letter)];
}

const PAY_HERE =
  '您可以登录“信托账”在“我家”页缴纳并查看每张账单的计算方法，也可以到物业服务中心办理。' +
  '款项进入本小区的信托专户，不进入物业企业的自有账户。';
const OBJECT =
  '如果您已经缴纳，或对账单有异议，请联系物业服务中心核对；有异议并已申请处理的账单，在办结前不再催缴。' +
  '生活确有困难的，可以申请分期或减免。';

const ASKS: Record<ReminderStage, (letter: Letter) => string[]> = {
  reminder: ({ graceUntil }) => [`请您在${formatDay(graceUntil)}前缴纳。${PAY_HERE}`, OBJECT],
  demand: ({ graceUntil }) => [
    '根据《中华人民共和国民法典》第九百四十四条，业主应当按照约定支付物业费。' +
      `现向您书面催告，请在合理期限即${formatDay(graceUntil)}前支付。${PAY_HERE}`,
    OBJECT,
    '合理期限届满仍未支付的，受托人可以依法提起诉讼或者申请仲裁。' +
      '根据民法典第一百八十八条、第一百九十五条，上列各笔费用的诉讼时效自本催告书送达之日起重新计算。',
  ],
  'lawyer-notice': ({ graceUntil }) => [
    `此前的书面催告已过合理期限。现告知您：如果在${formatDay(graceUntil)}前仍未支付，也没有提出异议，` +
      '受托人将委托律师发函，并可能依法提起诉讼或者申请仲裁，由此发生的费用依法律和合同承担。' +
      PAY_HERE,
    OBJECT,
    '根据民法典第一百八十八条、第一百九十五条，上列各笔费用的诉讼时效自本告知书送达之日起重新计算。' +
      '我们愿意先行协商，也可以请社区居民委员会主持调解。',
  ],
};

/** SHA-256 over the letter with its list: what was sent can be told from what was not. */
export function wordingHashOf(
  wording: readonly string[],
  demanded: readonly DemandedBill[],
): string {
  const list = demanded.map(
    ({ period, feeName, dueOn, open }) => `${period} ${feeName} ${dueOn} ${open.toString()}`,
  );
  return hash('sha256', [...wording, ...list].join('\n'));
}

/** One message of a telephone; two would be charged, and read as two. */
const SMS_MAX = 70;

const SMS: Record<ReminderStage, string> = {
  reminder:
    '您名下房屋有已到期的物业费用，请登录“信托账”查看并缴纳；已缴请忽略，疑问请联系物业服务中心。',
  demand:
    '您的物业费用催告书已送出，请在信中期限内登录“信托账”查看并缴纳；有异议请联系物业服务中心。',
  'lawyer-notice':
    '您有一份重要告知书已送出，请及时查收，并登录“信托账”核对账单；有异议请联系物业服务中心。',
};

/**
 * Text for a short message, at most seventy characters: no name, no room, no amount, for a telephone may
 * have changed hands (个人信息保护法 6, 25).
 */
export function smsTextOf(stage: ReminderStage, communityName: string): string {
  const text = SMS[stage];
  const name = communityName.slice(0, SMS_MAX - text.length - 2);
  return `【${name}】${text}`;
}

export function graceUntilOf(stage: ReminderStage, sentOn: Day, days?: number): Day {
  return plusDays(sentOn, days ?? GRACE_DAYS[stage]);
}
