import type { BudgetLine } from '../open-budget/lines.rules';
import { linesOf } from '../open-budget/budget-texts';
import { daysBetween, type Day, day, plusDays } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { nextPeriod, periodOf, periodsFrom, yearOf } from '../shared/period';
import { type DemoBudgetLine, demoBudgetLines } from './budget-plan.rules';
import { act, playerOf, type Play, type Resident } from './stage';
import type { DemoEvent } from './vouchers-live';
import { ballotsOf, voteOn } from './votes-live';

const FUND = 'F1';
/** A year's budget is begun on this day of the year before (the calendar wants it by 15 November). */
const BEGUN = '11-08';

/** Days after the first: what happens to a budget until it holds. */
const STEPS = {
  accepted: 2,
  asked: 5,
  answered: 6,
  askedAgain: 12,
  answeredAgain: 16,
  // 15 whole days after the day it was opened
  commentOver: 18,
  votesOpen: 18,
  votesCounted: 24,
  votesClose: 32,
  decided: 33,
} as const;

const VIREMENT_DAYS_AGO = 45;

interface YearOfBudget {
  readonly year: number;
  readonly begins: Day;
  readonly months: number;
}

/** What is known of a budget while it goes its way. */
interface UnderWay extends YearOfBudget {
  readonly budgetId: string;
  readonly lineIds: ReadonlyMap<string, string>;
}

/**
 * 开放式预算: each year's drafted by the firm, spoken to by the residents, voted on by the owners, in force;
 * lately one sum was moved. What would happen later has not happened yet.
 */
export function budgetsOf(
  play: Play,
  { startsOn, today }: { startsOn: Day; today: Day },
): DemoEvent[] {
  const years = yearsOf(startsOn, today);
  return [
    ...years.map((of) => ({ on: of.begins, happen: () => drafted(play, of) })),
    ...virementOf(play, years, today),
  ];
}

/** The first covers what is left of the year two months on; the next ones are begun in November. */
function yearsOf(startsOn: Day, today: Day): YearOfBudget[] {
  const opened = periodOf(startsOn);
  const first = yearOf(nextPeriod(nextPeriod(opened)));
  const years: YearOfBudget[] = [
    { year: first, begins: plusDays(startsOn, 1), months: monthsLeft(startsOn, first) },
  ];
  for (let year = first + 1; day(`${year - 1}-${BEGUN}`) <= today; year += 1) {
    years.push({ year, begins: day(`${year - 1}-${BEGUN}`), months: 12 });
  }
  return years;
}

function monthsLeft(startsOn: Day, year: number): number {
  const opened = periodOf(startsOn);
  if (yearOf(opened) < year) return 12;
  return periodsFrom(opened, periodOf(day(`${year}-12-01`))).length;
}

/** 编制 and 提交 on one day; what follows, follows. */
async function drafted(play: Play, of: YearOfBudget): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const manager = playerOf(play, 'manager');
  const lines = demoBudgetLines(of.months).map((line) => [line.key, budgetLineOf(line)] as const);
  const budgetId = await act(play, async (tx) => {
    const title = `${of.year}年度物业服务预算`;
    const id = await stage.budgets.create(
      tx,
      communityId,
      { year: of.year, fund: FUND, title, from: null },
      manager,
    );
    const at = { communityId, budgetId: id };
    await stage.budgets.save(tx, at, {
      version: 1,
      lines: lines.map(([, line]) => line),
      reason: `${of.year}年度预算`,
      surplusNote: '结余结转下年，用于次年物业服务',
    });
    await stage.budgetProcess.submit(tx, at, { version: 1 }, manager);
    return id;
  });
  const lineIds = new Map(lines.map(([key, { lineId }]) => [key, lineId]));
  return spokenTo(play, { ...of, budgetId, lineIds });
}

const budgetLineOf = ({
  key: _key,
  collectionRate,
  isContingency,
  ...line
}: DemoBudgetLine): BudgetLine => ({
  ...line,
  lineId: newId(),
  collectionRate: collectionRate ?? null,
  isContingency: isContingency ?? false,
  fileIds: [],
});

/** The chair opens the days of comment and calls the owners to vote; their word puts it in force. */
async function acceptedAndVoted(play: Play, of: UnderWay): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const at = { communityId, budgetId: of.budgetId };
  const on = (step: keyof typeof STEPS) => plusDays(of.begins, STEPS[step]);

  const accept = { accept: true, reason: '' };
  await act(play, (tx) => stage.budgetProcess.review(tx, at, accept, playerOf(play, 'chair')));
  const subject = { kind: 'budget' as const, id: of.budgetId, version: 1, hash: null };
  return voteOn(play, {
    title: `${of.year}年度物业服务预算`,
    text: `是否同意${of.year}年度物业服务预算（第1版）。逐项内容、业主意见和物业答复见“预算”页面。`,
    matter: 9,
    subject,
    opensOn: on('votesOpen'),
    closesOn: on('votesClose'),
    countedOn: on('votesCounted'),
    ballots: (rights) => ballotsOf(rights, { seed: of.year, taking: 88, agreeing: 90 }),
    decided: async (resolutionId) => {
      const decision = { agree: true, reason: '', resolutionId };
      const chair = playerOf(play, 'chair');
      await act(play, (tx) => stage.budgetDecisions.decide(tx, at, decision, chair));
      play.budgetLines.set(of.year, of.lineIds);
    },
  });
}

/** 审阅, 公开征求意见, 表决, 生效. */
function spokenTo(play: Play, of: UnderWay): DemoEvent[] {
  const { stage, communityId } = play;
  const at = { communityId, budgetId: of.budgetId };
  const on = (step: keyof typeof STEPS) => plusDays(of.begins, STEPS[step]);
  return [
    { on: on('accepted'), happen: () => acceptedAndVoted(play, of) },
    comment(play, of, {
      by: 'resident',
      on: on('asked'),
      answeredOn: on('answered'),
      ...ABOUT_POWER,
    }),
    comment(play, of, {
      by: 'resident-elder',
      on: on('askedAgain'),
      answeredOn: on('answeredAgain'),
      ...ABOUT_PLANTS,
    }),
    {
      on: on('commentOver'),
      happen: () =>
        act(play, (tx) => stage.budgetProcess.askDecision(tx, at, playerOf(play, 'manager'))),
    },
  ];
}

const ABOUT_POWER = {
  line: 'power',
  text: '公共电费为什么按每月 3,300 元算？楼道不是已经换成 LED 灯了吗？',
  answer:
    '换灯后夏季每月约 2,900 元，冬季路灯时间长，约 3,600 元，全年平均约 3,200 元；多出的部分留给水泵房。年底按电费单决算，用不完的留在信托账户。',
};
const ABOUT_PLANTS = {
  line: 'plants',
  text: '绿化补植能不能先补 1 栋门口？那里秃了一年了。',
  answer: '可以。补植清单里 1 栋门口 28 株排在第一批，开春就种，种完拍照公示。',
};

function comment(
  play: Play,
  { budgetId, lineIds }: UnderWay,
  said: {
    by: 'resident' | 'resident-elder';
    on: Day;
    answeredOn: Day;
    line: string;
    text: string;
    answer: string;
  },
): DemoEvent {
  const { stage, communityId } = play;
  const at = { communityId, budgetId };
  return {
    on: said.on,
    happen: async () => {
      const { personId } = residentOf(play, said.by);
      const words = { lineId: lineIds.get(said.line) ?? null, text: said.text };
      const by = { personId, post: 'resident' as const };
      const commentId = await act(play, (tx) => stage.comments.comment(tx, at, words, by));
      const answer = { commentId, text: said.answer };
      const manager = playerOf(play, 'manager');
      return [
        {
          on: said.answeredOn,
          happen: () => act(play, (tx) => stage.comments.answer(tx, at, answer, manager)),
        },
      ];
    },
  };
}

function residentOf(play: Play, key: string): Resident {
  const resident = play.residents.get(key);
  if (!resident) throw new Error(`nobody lives as ${key}`);
  return resident;
}

/** 调剂: 600 元 out of the repairs for the extinguishers that were due for exchange, by the committee. */
function virementOf(play: Play, years: readonly YearOfBudget[], today: Day): DemoEvent[] {
  const on = plusDays(today, -VIREMENT_DAYS_AGO);
  const of = years.find(({ year, begins }) => {
    const holds = daysBetween(plusDays(begins, STEPS.decided), on) > 0;
    return holds && year === yearOf(periodOf(on)) && year === yearOf(periodOf(today));
  });
  if (!of) return [];
  return [{ on, happen: () => moved(play, of.year) }];
}

const MOVES = new Map([
  ['repair', '-600'],
  ['fire-kit', '600'],
]);

function moved(play: Play, year: number): Promise<void> {
  const { stage, communityId } = play;
  return act(play, async (tx) => {
    const budgetId = await budgetOfYear(tx, communityId, year);
    const at = { communityId, budgetId };
    const manager = playerOf(play, 'manager');
    const reason = '灭火器比计划多到期 8 具，从日常维修调剂 600 元';
    await stage.budgets.adjust(tx, at, { kind: 'virement', reason }, manager);
    const keys = new Map([...play.budgetLines.get(year)!].map(([key, id]) => [id, key]));
    const lines = await linesOf(tx, communityId, { budgetId, version: 2 });
    await stage.budgets.save(tx, at, {
      version: 2,
      reason,
      surplusNote: '结余不变',
      lines: lines.map(({ position: _at, amount: _sum, ...line }) => ({
        ...line,
        unitPrice: plus(line.unitPrice, MOVES.get(keys.get(line.lineId) ?? '')),
      })),
    });
    await stage.budgetProcess.submit(tx, at, { version: 2 }, manager);
    for (const member of ['chair', 'finance-member']) {
      const agreed = { agree: true, reason: '' };
      await stage.budgetDecisions.decide(tx, at, agreed, playerOf(play, member));
    }
  });
}

const plus = (price: string, more: string | undefined): string =>
  more === undefined ? price : Money.yuan(price).plus(Money.yuan(more)).toString();

async function budgetOfYear(
  tx: Parameters<typeof linesOf>[0],
  communityId: number,
  year: number,
): Promise<string> {
  const [found] = await tx.query<{ id: string }[]>(
    'select id from budget where community_id = $1 and year = $2 and fund = $3',
    [communityId, year, FUND],
  );
  if (!found) throw new Error(`no budget of ${year}`);
  return found.id;
}
