import { postNames } from '../community/rights.rules';
import { plusDays, type Day } from '../shared/day';
import type { Money } from '../shared/money';
import { firstDayOf } from '../shared/day';
import { nextPeriod, periodOf, periodsFrom, type Period } from '../shared/period';
import { collectedIn, incomeOf, openingVoucher, type PlannedVoucher } from './income-plan.rules';
import { invoicePicture } from './invoice';
import { paymentEvent } from './live-payment';
import { openRequests } from './open-requests.rules';
import { paymentsOf } from './spending-plan.rules';
import { act, playerOf, type Play } from './stage';

/** Something that happens on a day, and what follows from it on later days. */
export interface DemoEvent {
  on: Day;
  happen: () => Promise<DemoEvent[] | void>;
}

const CLOSING_DAY = 8;

/**
 * Lives through the months from the opening of the books up to and including `today`, day by day.
 * What would happen later has not happened yet: those requests stand where they stand.
 */
export async function liveThrough(play: Play, startsOn: Day, today: Day): Promise<void> {
  await openBooks(play, startsOn);
  const months = periodsFrom(periodOf(startsOn), periodOf(today));
  for (const [index, month] of months.entries()) {
    const events = [
      ...vouchersOf(play, month, index),
      ...paymentsOf(month, index, collectedBefore(index))
        .filter(({ on }) => on <= today)
        .map((payment, at) => paymentEvent(play, payment, { seed: index * 100 + at })),
      ...closingOf(play, months, index),
      ...(index === months.length - 1 ? underWay(play, today) : []),
    ];
    await playOut(play, events, today);
  }
}

function underWay(play: Play, today: Day): DemoEvent[] {
  return openRequests(today).map(({ payment, decisions }, at) =>
    paymentEvent(play, payment, { seed: 9000 + at, decisions }),
  );
}

async function playOut(play: Play, events: DemoEvent[], today: Day): Promise<void> {
  const waiting = [...events];
  for (;;) {
    const next = waiting.filter(({ on }) => on <= today).sort(byDay)[0];
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    play.stage.clock.goTo(next.on);
    waiting.push(...((await next.happen()) ?? []));
  }
}

const byDay = (one: DemoEvent, other: DemoEvent): number =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0;

const collectedBefore = (index: number): Money => collectedIn(Math.max(index - 1, 0));

function vouchersOf(play: Play, month: Period, index: number): DemoEvent[] {
  return incomeOf(month, index).map((voucher) => ({
    on: voucher.on,
    happen: () => postByTwo(play, voucher, []),
  }));
}

/** 制单 and 审核 are two people, here as everywhere. */
async function postByTwo(play: Play, voucher: PlannedVoucher, fileIds: string[]): Promise<void> {
  const { stage, communityId } = play;
  const accountant = playerOf(play, 'accountant').personId;
  const reviewer = playerOf(play, 'reviewer').personId;
  const content = {
    bookedOn: voucher.on,
    summary: voucher.summary,
    fileIds,
    lines: voucher.lines.map(({ debit, credit, ...line }) => ({
      ...line,
      debit: debit.toString(),
      credit: credit.toString(),
    })),
  };
  await act(play, async (tx) => {
    const id =
      voucher.kind === 'opening'
        ? await stage.vouchers.prepareOpening(tx, communityId, content, accountant)
        : await stage.vouchers.prepare(tx, communityId, content, accountant);
    const key = { communityId, id };
    await stage.vouchers.submit(tx, key);
    await stage.vouchers.post(tx, key, { personId: reviewer, seenVersion: 2 });
  });
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
  });
  const upload = {
    bytes,
    name: '移交清单.jpg',
    declaredType: 'image/jpeg',
    uploadedBy: playerOf(play, 'accountant').personId,
    purpose: 'evidence' as const,
  };
  const list = await act(play, (tx) => stage.evidence.receive(tx, communityId, upload));
  await postByTwo(play, voucher, [list.id]);
}

/** Queued now, drawn by the server that starts next. */
async function publish({ stage, communityId, cast }: Play, period: Period): Promise<void> {
  const { personId, post } = playerOf({ cast }, 'accountant');
  const maker = { personId, postName: postNames[post] };
  await stage.reports.request(communityId, { kind: 'income-expenditure', period }, maker);
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
      happen: async () => {
        const { personId } = playerOf(play, 'reviewer');
        await act(play, (tx) => stage.closing.close(tx, communityId, before, personId));
        await publish(play, before);
      },
    },
  ];
}
