import { askEverybody, type SpokenBudget } from './budget-swaps';
import { type BusyArrears, fallBehind } from './busy-arrears';
import { audit, type BusyAudit } from './busy-audit';
import { type BusyBank, keepBank } from './busy-bank';
import { type BusyBudget, planYear } from './busy-budget';
import { type BusyCharges, charge } from './busy-charges';
import { type BusyIncome, letOut } from './busy-income';
import { askAway, type BusyInquiries } from './busy-inquiries';
import { type BusyMoney, keepBooks } from './busy-money';
import { beTold, type BusyNotices } from './busy-notices';
import { type BusyObjections, object } from './busy-objections';
import { type BusyOnline, payOnline } from './busy-online';
import { type BusyHandover, setEnd } from './busy-handover';
import { type BusyOpenData, openUp } from './busy-open-data';
import { type BusyPeople, Canaries, settle } from './busy-people';
import { type BusySearches, searchAgain } from './busy-searches';
import { type BusySurplus, shareOut } from './busy-surplus';
import { type BusyVotes, vote } from './busy-votes';
import { foundCommunity, signIn } from './people';
import type { TestApp, Visitor } from './serve';
import { signLog } from './signed-log';

/** A community in the middle of its life, every sentence about a person marked with its own letters. */
export interface BusyCommunity
  extends
    BusyArrears,
    BusyAudit,
    BusyPeople,
    BusyMoney,
    BusyBank,
    BusyCharges,
    BusyOnline,
    BusyIncome,
    BusyInquiries,
    BusyNotices,
    BusyObjections,
    BusyOpenData,
    BusyHandover,
    BusySurplus,
    BusySearches,
    SpokenBudget,
    BusyBudget,
    BusyVotes {
  id: number;
  canaries: Canaries;
  reportIds: string[];
  jobIds: string[];
}

/** Needs an application that runs jobs. */
export async function busyCommunity(
  here: TestApp,
  tag: string,
  digit: number,
): Promise<BusyCommunity> {
  const canaries = new Canaries(tag, digit);
  const id = await foundCommunity(here, `小区${tag}`);
  const people = await settle(here, id, canaries);
  const money = await keepBooks(here, id, { people, canaries });
  const bank = await keepBank(here, id, { people, canaries, money });
  const charges = await charge(here, id, people);
  const online = await payOnline(here, id, people);
  const income = await letOut(here, id, { people, canaries, fileId: money.fileId });
  const arrears = await fallBehind(here, id, people);
  const budget = await planYear(here, id, {
    canaries,
    ...money,
    residentId: people.residents[0]?.personId ?? '',
  });
  const spoken = await askEverybody(here, id);
  const objections = await object(here, id, { people, ...money });
  const surplus = await shareOut(here, id, people);
  const searches = await searchAgain(here, id, people);
  const votes = await vote(here, id, { people, canaries });
  const inquiries = await askAway(here, id, { people, canaries, ...money });
  const openData = await openUp(here, id, people);
  const handover = await setEnd(here, id, people);
  const audited = await audit(here, id, { canaries, ...money });
  const notices = await beTold(here, id, people);
  const jobIds = await printSome(here, id, { people, money });
  const { rows } = await here.admin.query<{ id: string }>(
    'select id from report_archive where community_id = $1 order by id',
    [id],
  );
  await signLog(here.database, id);
  return {
    id,
    canaries,
    ...people,
    ...money,
    ...bank,
    ...charges,
    ...arrears,
    ...online,
    ...income,
    ...budget,
    ...spoken,
    ...objections,
    ...surplus,
    ...searches,
    ...votes,
    ...notices,
    ...inquiries,
    ...openData,
    ...handover,
    ...audited,
    jobIds,
    reportIds: rows.map((row) => row.id),
  };
}

/** Everyone of the community at a browser of her own, by post, the second household included. */
export async function everyVisitor(
  here: TestApp,
  { byPost, residents }: BusyCommunity,
): Promise<Map<string, Visitor>> {
  const people = [...Object.entries(byPost), ['neighbour', residents[1]] as const];
  const visitors = new Map<string, Visitor>();
  for (const [post, person] of people) {
    visitors.set(post, await signIn(here.visitor(), person?.loginName ?? ''));
  }
  return visitors;
}

export const isResident = (post: string): boolean => post === 'resident' || post === 'neighbour';

/** A month by the accountant, and a voucher of the neighbour's home by the neighbour herself. */
async function printSome(
  here: TestApp,
  id: number,
  { people, money }: { people: BusyPeople; money: BusyMoney },
): Promise<string[]> {
  const accountant = await signIn(here.visitor(), people.byPost.accountant.loginName);
  const neighbour = await signIn(here.visitor(), people.residents[1]?.loginName ?? '');
  const month = { kind: 'income-expenditure', period: '2026-03' };
  const voucher = { kind: 'voucher', seq: money.entriesOfHomes[1] };
  const jobs: string[] = [];
  for (const [visitor, wanted] of [[accountant, month] as const, [neighbour, voucher] as const]) {
    const { body } = await visitor.post(`/api/communities/${id}/reports`).send(wanted).expect(202);
    jobs.push((body as { jobId: string }).jobId);
  }
  await untilDone(here, id, jobs.length);
  return jobs;
}

async function untilDone(here: TestApp, id: number, count: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { rows } = await here.admin.query<{ done: number }>(
      `select count(*) filter (where state = 'done')::int as done from job_run where community_id = $1`,
      [id],
    );
    if (rows[0]?.done === count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the reports were not printed');
}
