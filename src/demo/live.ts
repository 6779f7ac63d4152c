import { postNames } from '../community/rights.rules';
import { firstDayOf, lastDayOf, plusDays, type Day } from '../shared/day';
import { nextPeriod, periodOf, periodsFrom, type Period } from '../shared/period';
import { interestOf, openingVoucher } from './income-plan.rules';
import { reconcile } from './bank-live';
import { budgetsOf } from './budget-live';
import { chargesOf } from './charges-live';
import { commonIncomeOf, type Register, registerContracts } from './common-income-live';
import { depositsOf } from './deposits-live';
import { invoicePicture } from './invoice';
import { paymentEvent } from './live-payment';
import { auditOf } from './audit-live';
import { disclosureOf } from './disclosure-live';
import { inquiriesOf } from './inquiries-live';
import { objectionToday } from './objections-live';
import { remunerated } from './remuneration-live';
import { opennessOf, phoneMasked } from './openness-live';
import { openRequests } from './open-requests.rules';
import { dayIn, paymentsOf } from './spending-plan.rules';
import { act, playerOf, type Play } from './stage';
import { voteUnderWay } from './votes-live';
import { type DemoEvent, postByTwo } from './vouchers-live';

/** Afterwards one month more changes little. */
const MONTHS_OF_GROWTH = 4;

/** How many desks are at work at the same time. */
const AT_ONCE = 6;

const CLOSING_DAY = 8;
/** The statement of a month is there on the third of the next. */
const STATEMENT_DAY = 3;
/** The newest statement does not know the last days yet. */
const DAYS_ON_THEIR_WAY = 2;

/**
 * Lives through the months from the opening of the books up to and including `today`, day by day.
 * What would happen later has not happened yet: those requests stand where they stand.
 */
export async function liveThrough(
  play: Play,
  { startsOn, today }: { startsOn: Day; today: Day },
  takeStatistics: () => Promise<void>,
): Promise<void> {
  await openBooks(play, startsOn);
  const register = await registerContracts(play, startsOn);
  const months = periodsFrom(periodOf(startsOn), periodOf(today));
  // One month ahead, because planning a payment begins to draw its invoice and photo.
  let planned = eventsOf(play, months, { index: 0, today, register });
  for (const index of months.keys()) {
    const events = planned;
    planned = eventsOf(play, months, { index: index + 1, today, register });
    await playOut(play, events, today);
    if (index < MONTHS_OF_GROWTH) await takeStatistics();
  }
}

function eventsOf(
  play: Play,
  months: readonly Period[],
  { index, today, register }: { index: number; today: Day; register: readonly Register[] },
): DemoEvent[] {
  const month = months[index];
  if (!month) return [];
  return [
    ...vouchersOf(play, month, index),
    ...chargesOf({ play, month, index }),
    ...depositsOf({ play, month, index }),
    ...commonIncomeOf({ play, month, index }, register),
    ...paymentsOf(month, index)
      .filter(({ on }) => on <= today)
      .map((payment, at) => paymentEvent(play, payment, { seed: index * 100 + at })),
    ...statementsOf(play, months, { index, today }),
    ...closingOf(play, months, index),
    ...budgetsOf(play, { startsOn: firstDayOf(months[0]!), today }).filter(
      ({ on }) => periodOf(on) === month,
    ),
    ...[
      ...voteUnderWay(play, today),
      ...inquiriesOf(play, { startsOn: firstDayOf(months[0]!), today }),
      ...opennessOf(play, { startsOn: firstDayOf(months[0]!), today }),
      ...disclosureOf(play, today),
      ...auditOf(play, { startsOn: firstDayOf(months[0]!), today }),
    ].filter(({ on }) => periodOf(on) === month),
    ...(index === months.length - 1 ? underWay(play, today) : []),
  ];
}

function underWay(play: Play, today: Day): DemoEvent[] {
  return [
    ...openRequests(today).map(({ payment, decisions }, at) =>
      paymentEvent(play, payment, { seed: 9000 + at, decisions }),
    ),
    objectionToday(play, today),
  ];
}

/** Day by day; on one day papers move on several desks at once, while what posts keeps its order. */
async function playOut(play: Play, events: readonly DemoEvent[], today: Day): Promise<void> {
  let waiting = events.filter(({ on }) => on <= today);
  while (waiting.length > 0) {
    const day = waiting.reduce((first, { on }) => (on < first ? on : first), today);
    const now = waiting.filter(({ on }) => on === day);
    waiting = waiting.filter(({ on }) => on !== day);
    play.stage.clock.goTo(day);
    const [papers, posted] = await Promise.all([
      happenIn(
        now.filter(({ posts }) => !posts),
        AT_ONCE,
      ),
      happenIn(
        now.filter(({ posts }) => posts),
        1,
      ),
    ]);
    const following = [...papers, ...posted];
    waiting.push(...following.filter(({ on }) => on <= today));
  }
}

async function happenIn(events: readonly DemoEvent[], atOnce: number): Promise<DemoEvent[]> {
  const following: DemoEvent[] = [];
  for (let from = 0; from < events.length; from += atOnce) {
    const batch = events.slice(from, from + atOnce).map((event) => event.happen());
    for (const later of await Promise.all(batch)) following.push(...(later ?? []));
  }
  return following;
}

function vouchersOf(play: Play, month: Period, index: number): DemoEvent[] {
  return interestOf(month, index).map((voucher) => ({
    on: voucher.on,
    posts: true as const,
    happen: () => postByTwo(play, voucher, []),
  }));
}

async function openBooks(play: Play, startsOn: Day): Promise<void> {
  const { stage, communityId } = play;
  const voucher = openingVoucher(startsOn);
  const total = voucher.lines[0]!.debit;
  const bytes = await invoicePicture({
    number: '移交-2025-001',
    issuedOn: startsOn,
    seller: '原物业服务单位（移交方）',
    buyer: '锦和苑业主大会（信托账户）',
    item: '三方签字移交清单（现金、存款、应收、押金）',
    amount: total,
    telephone: '13800000000',
  });
  const upload = {
    bytes,
    name: '移交清单.jpg',
    declaredType: 'image/jpeg',
    uploadedBy: playerOf(play, 'accountant').personId,
    purpose: 'evidence' as const,
  };
  const list = await act(play, (tx) => stage.evidence.receive(tx, communityId, upload));
  await phoneMasked(play, list);
  await postByTwo(play, voucher, [list.id]);
}

/** Queued now, drawn by the server that starts next. */
async function publish({ stage, communityId, cast }: Play, period: Period): Promise<void> {
  const { personId, post } = playerOf({ cast }, 'accountant');
  const maker = { personId, postName: postNames[post] };
  await stage.reports.request(communityId, { kind: 'income-expenditure', subject: period }, maker);
}

/** 对账: last month's statements early in the month; of the running month, what the bank shows so far. */
function statementsOf(
  play: Play,
  months: readonly Period[],
  { index, today }: { index: number; today: Day },
): DemoEvent[] {
  const [month, before] = [months[index], months[index - 1]];
  if (!month) return [];
  const upTo = (on: Day, of: Period, to: Day): DemoEvent => ({
    on,
    posts: true,
    happen: () => reconcile(play, { from: firstDayOf(of), to }),
  });
  const shown = plusDays(today, -DAYS_ON_THEIR_WAY);
  return [
    ...(before ? [upTo(dayIn(month, STATEMENT_DAY), before, lastDayOf(before))] : []),
    ...(periodOf(shown) === month && index === months.length - 1
      ? [upTo(today, month, shown)]
      : []),
  ];
}

/** Every month but the last full one is closed on the eighth of the next: closing is left to try. */
function closingOf(play: Play, months: readonly Period[], index: number): DemoEvent[] {
  const month = months[index];
  const before = months[index - 1];
  if (!month || !before || nextPeriod(before) === months.at(-1)) return [];
  const { stage, communityId } = play;
  return [
    {
      on: plusDays(firstDayOf(month), CLOSING_DAY - 1),
      posts: true,
      happen: async () => {
        const { personId } = playerOf(play, 'reviewer');
        await act(play, (tx) => stage.closing.close(tx, communityId, before, personId));
        await publish(play, before);
        return remunerated(play, { closed: before, index });
      },
    },
  ];
}
