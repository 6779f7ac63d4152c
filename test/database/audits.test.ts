import { auditConstraintMessages } from '../../src/audit-report/audit.errors';
import { BundleQueries } from '../../src/proof/bundle.queries';
import { vkeyOf } from '../../src/proof/note.rules';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { Actor } from '../../src/spending/actor';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { checkBundle } from '../../verifier/lib/bundle.mjs';
import { AuditsInTest, readerOf } from '../support/audits';
import { BANK, credit, debit, draftOf, FEES } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { logKeysOf, signLog } from '../support/signed-log';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

/** 审计: engaged by the owners' side; what is drawn, anybody can draw again. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(auditConstraintMessages);

let spend: SpendingInTest;
let here: AuditsInTest;
let place: Place;
let neighbour: Place;
let auditor: Actor;
let engagementId: string;
let sampleId: string;
let bundle: string[];

const booksOf = async ({ communityId, people }: Place, count: number) => {
  await db.transactions.run(communityId, async (tx) => {
    const drafts = Array.from({ length: count }, (_, index) =>
      draftOf({
        bookedOn: day('2026-01-20'),
        lines: [debit(BANK, `${100 + index * 37}.55`), credit(FEES, `${100 + index * 37}.55`)],
      }),
    );
    await spend.ledger.postMany(tx, communityId, drafts);
    await tx.query(`select close_period($1, '2026-01', $2, '{}')`, [
      communityId,
      people.reviewer.personId,
    ]);
  });
};

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = new AuditsInTest(db, spend);
  place = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  auditor = await here.auditor(place, '2026-07-31');
  // Next door lives through the same, so that a leak would show.
  await booksOf(neighbour, 12);
  engagementId = await here.engaged(place, [auditor]);
  await booksOf(place, 40);
  const other = await here.auditor(neighbour);
  const next: string = await here.engaged(neighbour, [other]);
  await here.draws(neighbour, next, other);
  sampleId = await here.draws(place, engagementId, auditor, { size: 12 });
});

const at = () => ({ communityId: place.communityId, engagementId });
const sheet = (reader = readerOf(auditor.personId, 'auditor'), id = sampleId) =>
  here.sheets.sheet({ ...at(), sampleId: id }, reader);

describe('an engagement', () => {
  it('is numbered, says until when its auditors may look, and fixes the number', async () => {
    const shown = await here.shown.show(at(), readerOf(newId(), 'resident'));
    expect(shown).toMatchObject({
      samplingNumber: '20260131',
      fee: '12000.00',
      mayWork: false,
      models: [],
      card: {
        number: '审-2026-01',
        state: 'working',
        auditors: [{ name: '审计某', endsOn: '2026-07-31', inForce: true }],
      },
    });
    expect(
      (await here.shown.show(at(), readerOf(auditor.personId, 'auditor'))).models,
    ).toHaveLength(4);
  });

  it('is the chair’s to enter, with auditors that were appointed', async () => {
    const { clerk } = place.people;
    const asClerk = { ...place, people: { ...place.people, chair: clerk } };
    expect(await codeOf(here.engaged(asClerk, [auditor]))).toBe('audit.chair-needed');
    expect(await codeOf(here.engaged(place, [clerk]))).toBe('audit.auditor-unknown');
    expect(await codeOf(here.engaged(place, []))).toBe('audit.auditor-unknown');
    const reversed = { from: period('2026-04') };
    expect(await codeOf(here.engaged(place, [auditor], reversed))).toBe('audit.months-reversed');
  });
});

describe('a sample', () => {
  it('has every voucher of the closed months to draw from, and its seed from log and number', async () => {
    const { card, items, mayMark } = await sheet();
    expect(card).toMatchObject({
      populationCount: 40,
      itemCount: items.length,
      methodName: '货币单元抽样',
      ticks: { agrees: 0, differs: 0, missing: 0, open: items.length },
    });
    const hits = items.reduce((sum, each) => sum + each.hits, 0);
    expect({ hits, mayMark }).toEqual({ hits: 12, mayMark: true });
    const { rows } = await db.admin.query<{ close: string }>(
      `select leaf_index as close from log_leaf where community_id = $1 and kind = 'period_close'`,
      [place.communityId],
    );
    expect(card.headSize).toBe(Number(rows[0]?.close) + 1);
  });

  it('is drawn again by a program that has nothing but the exported books', async () => {
    await here.draws(place, engagementId, auditor, { method: 'random', side: 'both', fund: 'F1' });
    await here.draws(place, engagementId, auditor, { accountCode: '1002', size: 30 });
    bundle = await exported();
    const { findings, checks } = await verified(bundle);
    expect(findings).toEqual([]);
    expect(checks.find(({ id }) => id === 'samples')).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['another voucher', 'audit_sample_item', /(\\"seq\\":\\")\d+/, '$1999', 'draw'],
    ['a kinder seed', 'audit_sample', /(\\"seed\\":\\"\\\\\\\\x)\w{8}/, '$100000000', 'seed'],
    ['a head of choice', 'audit_sample', /(\\"head_size\\":\\")\d+/, '$19', 'head'],
    [
      'fewer to draw from',
      'audit_sample',
      /(\\"population_root\\":\\"\\\\\\\\x)\w{8}/,
      '$100000000',
      'population',
    ],
  ])('with %s is found out', async (_, kind, stated, forged, what) => {
    const { findings } = await verified(
      bundle.map((line) =>
        line.includes(`\\"kind\\":\\"${kind}\\"`) ? line.replace(stated, forged) : line,
      ),
    );
    expect(findings.map(({ code }) => code)).toContain(`sample.${what}-differs`);
  });

  it('is drawn by its auditors, within its months, once these are closed', async () => {
    const stranger = await here.auditor(place);
    expect(await codeOf(here.draws(place, engagementId, stranger))).toBe('audit.not-its-auditor');
    const later = { from: period('2026-02'), to: period('2026-02') };
    expect(await codeOf(here.draws(place, engagementId, auditor, later))).toBe('audit.not-closed');
    const outside = { to: period('2026-04') };
    expect(await codeOf(here.draws(place, engagementId, auditor, outside))).toBe(
      'audit.outside-months',
    );
    const nothing = { accountCode: '5103' };
    expect(await codeOf(here.draws(place, engagementId, auditor, nothing))).toBe(
      'audit.nothing-to-draw',
    );
  });

  it('is marked voucher by voucher; the firm sees no mark before the opinion', async () => {
    const item = { ...at(), sampleId, no: 1 };
    const mark = (said: 'agrees' | 'differs', note = '') =>
      here.run(place, (tx) => here.samples.mark(tx, item, { mark: said, note }, auditor.personId));
    expect(await codeOf(mark('differs'))).toBe('audit.mark-needs-note');
    await mark('differs', '少一张验收单');
    await mark('agrees');
    await mark('agrees');
    expect((await sheet()).items[0]).toMatchObject({ mark: 'agrees', markName: '相符' });
    const { rows } = await db.admin.query('select from audit_tick where sample_id = $1', [
      sampleId,
    ]);
    expect(rows).toHaveLength(2);
    const { accountant } = place.people;
    const firm = await sheet(readerOf(accountant.personId, 'accountant'));
    expect([firm.items[0]?.mark, firm.card.ticks, firm.mayMark]).toEqual([null, null, false]);
  });
});

describe('a finding', () => {
  let findingId: string;
  const shown = (reader = readerOf(newId(), 'resident')) =>
    here.found.show(place.communityId, findingId, reader);

  it('is public, waits for the firm, and is late the day after', async () => {
    findingId = await here.raises(place, engagementId, auditor);
    expect(await shown()).toMatchObject({ number: '审-2026-01-01', state: 'raised', daysLeft: 7 });
    here.clock.advanceDays(8);
    expect(await shown()).toMatchObject({ overdue: true, daysLeft: -1 });
    expect(await here.duties.open(place.communityId, here.clock.today())).toMatchObject([
      { waitsFor: 'firm', number: '审-2026-01-01', auditorIds: [auditor.personId] },
    ]);
  });

  it('goes from hand to hand, each in turn', async () => {
    const { accountant, chair } = place.people;
    expect(await codeOf(here.decides(place, findingId, auditor, 'accepted'))).toBe(
      'audit.not-next',
    );
    expect(await codeOf(here.answers(place, findingId, chair))).toBe('audit.office-needed');
    const unknown = await codeOf(here.answers(place, findingId, accountant, [newId()]));
    expect(unknown).toBe('audit.file-unknown');
    await here.answers(place, findingId, accountant, [place.fileId]);
    expect(await codeOf(here.decides(place, findingId, accountant, 'accepted'))).toBe(
      'audit.not-its-auditor',
    );
    await here.decides(place, findingId, auditor, 'reopened');
    await here.answers(place, findingId, accountant);
    await here.decides(place, findingId, auditor, 'accepted');
    const { state, steps } = await shown();
    expect(state).toBe('accepted');
    expect(steps.map(({ act, late }) => [act, late])).toEqual([
      ['answered', 1],
      ['reopened', null],
      ['answered', null],
      ['accepted', null],
    ]);
    expect(steps[0]?.files).toMatchObject([{ id: place.fileId }]);
    expect(await codeOf(here.answers(place, findingId, accountant))).toBe('audit.not-next');
  });

  it('about a person is read by those concerned and only counted for others', async () => {
    const person = { isPersonal: true, title: '重复领取加班费', amount: Money.yuan('300.00') };
    await here.raises(place, engagementId, auditor, person);
    const list = (reader: ReturnType<typeof readerOf>) =>
      here.found.list(place.communityId, {}, reader);
    const resident = await list(readerOf(newId(), 'resident'));
    expect(resident).toMatchObject({ withheld: 1, figures: { raised: 2, waiting: 1, settled: 1 } });
    expect(JSON.stringify(resident.items)).not.toContain('加班费');
    const firm = await list(readerOf(newId(), 'manager'));
    expect(firm).toMatchObject({ withheld: 0 });
    expect(firm.items.map(({ title }) => title)).toContain('重复领取加班费');
  });

  it('hangs on something that is there', async () => {
    const subject = { kind: 'entry', id: '999999' } as const;
    expect(await codeOf(here.raises(place, engagementId, auditor, { subject }))).toBe(
      'audit.subject-unknown',
    );
  });
});

describe('an opinion', () => {
  it('is a draft until it is given; then nothing is drawn or found any more', async () => {
    await here.opines(place, engagementId, auditor, { kind: 'qualified', issue: false });
    const resident = readerOf(newId(), 'resident');
    expect((await here.shown.show(at(), resident)).opinion).toBeNull();
    await here.opines(place, engagementId, auditor, { kind: 'qualified' });
    const shown = await here.shown.show(at(), resident);
    expect(shown).toMatchObject({
      opinion: { kindName: '保留意见', issued: true },
      card: { state: 'concluded', opinionName: '保留意见' },
    });
    for (const late of [
      here.opines(place, engagementId, auditor),
      here.draws(place, engagementId, auditor),
      here.raises(place, engagementId, auditor),
    ]) {
      expect(await codeOf(late)).toBe('audit.concluded');
    }
    expect((await sheet(resident)).card.ticks).toMatchObject({ agrees: 1 });
  });

  it('and all else ends with the appointment', async () => {
    const second: string = await here.engaged(place, [auditor]);
    here.clock.set('2026-08-01');
    expect(await codeOf(here.raises(place, second, auditor))).toBe('audit.not-its-auditor');
    const { card } = await here.shown.show(
      { ...at(), engagementId: second },
      readerOf(auditor.personId, 'auditor'),
    );
    expect(card.state).toBe('over');
  });
});

/** The books as they are exported. */
async function exported(): Promise<string[]> {
  await signLog(db.urls, place.communityId);
  let text = '';
  const bundles = new BundleQueries(db.reading, here.clock);
  for await (const piece of (await bundles.open(place.communityId)).text) text += piece;
  return text.trimEnd().split('\n');
}

/** The offline verifier over them, or over the file as somebody has changed it. */
const verified = (lines: readonly string[]) =>
  checkBundle(
    async function* () {
      yield* lines;
    },
    { vkey: vkeyOf(logKeysOf(place.communityId).log), maxAgeHours: 1e9 },
  );
