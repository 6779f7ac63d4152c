import { PreparingService } from '../../src/disclosure/calendar/preparing.service';
import { newId } from '../../src/shared/ids';
import { startApp, type TestApp } from '../support/app';
import { type Answered, type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { endTermByHand } from '../support/exchange';

/** 公示日历: prepared by itself, countersigned by the owners' side, hung up for thirty days, late in public. */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;
/** 2026-01: closed, its report filed. */
let january: string;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await busyCommunity(here, 'nxt', 2);
  people = await everyoneArmed(here, own);
  january = await filed('2026-01');
}, 240_000);
afterAll(() => here.close());

/** A final report as the job files it, with the file of another: only its filing matters here. */
async function filed(subject: string): Promise<string> {
  const id = newId();
  await here.admin.query(
    `insert into report_archive (community_id, id, kind, subject, version, pages, number, title, period,
       is_final, through_seq, file_id, sha256, made_by)
     select $1, $2, 'income-expenditure', $3, 1, 2, $4, $5, $3, true, 1, file_id, sha256, made_by
     from report_archive where community_id = $1 limit 1`,
    [own.id, id, subject, `信报〔2026〕${subject}号`, `${subject} 收支公示表`],
  );
  return id;
}

const act = (post: string, to: string, body: object = {}): Promise<Answered> =>
  call(here, people.get(post)!, {
    to: `POST /api/communities/${own.id}/disclosure/${to}`,
    body,
  });
const read = async <T>(post: string, path: string): Promise<T> => {
  const address = `/api/communities/${own.id}/disclosure/${path}`;
  return (await people.get(post)!.visitor.get(address).expect(200)).body as T;
};
const countersign = (post: string, id: string) =>
  act(post, `reports/${id}/countersign`, { note: '已核对' });
const publish = (post: string, id: string) =>
  act(post, `reports/${id}/publication`, { place: '各楼栋公告栏' });

interface Calendar {
  profile: string;
  startsOn: string;
  figures: Record<string, number>;
  duties: { kind: string; subject: string; state: string; daysLate: number; reportId: string }[];
}
const dutyOf = async (kind: string, subject: string) =>
  (await read<Calendar>('resident', 'calendar')).duties.find(
    (duty) => duty.kind === kind && duty.subject === subject,
  );

it('counts from the month the owners chose, on their word', async () => {
  const chosen = { profile: 'shanghai', startsOn: '2026-01-01', resolutionRef: '首次业主大会决议' };
  expect((await act('manager', 'profile', chosen)).status).toBe(403);
  const wrong = await act('chair', 'profile', { ...chosen, profile: 'atlantis' });
  expect([wrong.status, wrong.code]).toEqual([422, 'disclosure.profile-unknown']);
  const mid = await act('chair', 'profile', { ...chosen, startsOn: '2026-01-15' });
  expect([mid.status, mid.code]).toEqual([422, 'disclosure.starts-mid-month']);
  expect((await act('chair', 'profile', chosen)).status).toBe(204);
  const calendar = await read<Calendar>('resident', 'calendar');
  expect(calendar).toMatchObject({ profile: 'shanghai', startsOn: '2026-01-01' });
  expect(calendar.duties.map(({ subject }) => subject)).not.toContain('2025-12');
});

it('hangs nothing up that the owners’ side has not countersigned, and nothing twice', async () => {
  expect(await dutyOf('income-expenditure', '2026-01')).toMatchObject({ state: 'prepared' });
  expect(await publish('manager', january)).toMatchObject({ code: 'disclosure.not-signed' });
  expect((await countersign('manager', january)).status).toBe(403);
  expect((await countersign('chair', january)).status).toBe(204);
  expect(await countersign('finance-member', january)).toMatchObject({
    code: 'disclosure.signed-already',
  });
  expect((await publish('chair', january)).status).toBe(403);
  const hung = await publish('manager', january);
  expect(hung.status).toBe(201);
  const today = here.clock.today();
  const { onShowUntil } = JSON.parse(hung.text) as { onShowUntil: string };
  expect((Date.parse(onShowUntil) - Date.parse(today)) / 86_400_000).toBe(29);
  expect(await publish('manager', january)).toMatchObject({
    code: 'disclosure.published-already',
  });
});

it('says in public how late it was, and what is missing still', async () => {
  // The contract promises the 10th, the place asks for the 15th: the earlier counts.
  const late = (Date.parse(here.clock.today()) - Date.parse('2026-02-10')) / 86_400_000;
  expect(late).toBeGreaterThan(0);
  expect(await dutyOf('income-expenditure', '2026-01')).toMatchObject({
    state: 'on-show',
    daysLate: late,
    dueOn: '2026-02-10',
    source: '地区要求和信托合同',
  });
  const { figures } = await read<Calendar>('resident', 'calendar');
  expect(figures).toMatchObject({ late: 1, onTime: 0, onShow: 1 });
  for (const query of ['publications', 'publications?show=now', 'publications?q=2026-01']) {
    const { items } = await read<{ items: object[] }>('resident', query);
    expect(items).toMatchObject([
      { reportId: january, daysLate: late, onShow: true, countersignedBy: '业委会主任' },
    ]);
  }
  expect(await read('resident', 'publications?q=没有')).toEqual({ items: [], next: null });
});

it('takes no draft', async () => {
  const { rows } = await here.admin.query<{ id: string }>(
    `select id from report_archive where community_id = $1 and kind <> 'voucher' and not is_final`,
    [own.id],
  );
  const draft = rows[0]?.id ?? '';
  expect(await countersign('chair', draft)).toMatchObject({ code: 'disclosure.not-final' });
  expect(await countersign('chair', newId())).toMatchObject({ status: 404 });
});

describe('the database itself', () => {
  const hang = (report: string, by: string, until: string) =>
    here.admin.query(
      `insert into publication (community_id, id, report_id, published_on, on_show_until, place,
         published_by, published_at) values ($1, $2, $3, '2026-03-01', $5, '公告栏', $4, now())`,
      [own.id, newId(), report, by, until],
    );

  it('hangs up nothing without another’s countersignature, nor for less than thirty days', async () => {
    const { chair, manager } = own.byPost;
    const march = await filed('2026-12');
    await expect(hang(march, manager.personId, '2026-03-30')).rejects.toMatchObject({
      constraint: 'publication_countersigned',
    });
    await here.admin.query(
      `insert into report_countersign (community_id, report_id, post, signed_by, signed_at)
       values ($1, $2, 'chair', $3, now())`,
      [own.id, march, chair.personId],
    );
    await expect(hang(march, chair.personId, '2026-03-30')).rejects.toMatchObject({
      constraint: 'publication_countersigned',
    });
    await expect(hang(march, manager.personId, '2026-03-29')).rejects.toMatchObject({
      constraint: 'publication_long_enough',
    });
  });
});

it('draws up by itself what is due of closed months, once', async () => {
  await here.admin.query(
    `alter table ledger_head disable trigger user;
     update ledger_head set closed_through = '2026-02-28' where community_id = ${own.id};
     alter table ledger_head enable trigger user`,
  );
  const preparing = here.app.get(PreparingService);
  const before = await dutyOf('income-expenditure', '2026-02');
  expect(before).toMatchObject({ state: 'to-prepare' });
  // A firm that has left answers for nothing new.
  await endTermByHand(here, own.id);
  expect(await preparing.prepare({ communityId: own.id })).toEqual({ queued: 0 });
  await endTermByHand(here, own.id, null);
  expect(await preparing.prepare({ communityId: own.id })).toEqual({ queued: 1 });
  await jobsDone();
  expect(await dutyOf('income-expenditure', '2026-02')).toMatchObject({ state: 'prepared' });
  expect(await preparing.prepare({ communityId: own.id })).toEqual({ queued: 0 });
}, 60_000);

async function jobsDone(): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const { rows } = await here.admin.query<{ left: number }>(
      `select count(*)::int as left from job_run where community_id = $1
         and state not in ('done', 'failed')`,
      [own.id],
    );
    if (rows[0]?.left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
