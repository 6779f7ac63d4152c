import { ReceiptsService } from '../../src/charges/receipts.service';
import { SchedulesService } from '../../src/charges/schedules.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { startApp, type TestApp } from '../support/app';
import { SERVICE } from '../support/charges';
import { Estate } from '../support/estate';

/**
 * What a resident comes for: where did my fee go, is it still there, who agreed, show me the paper; then
 * she asks, is answered in public, finds it again and takes the books home.
 */
let here: TestApp;
let estate: Estate;
const LIFTS = '900.00';
const PAID = ['123.45', '200.00'] as const;

beforeAll(async () => {
  here = await startApp();
  here.clock.set('2026-01-05');
  estate = await Estate.found(here, {});
  await feesReceived();
  await liftsPaid();
  await estate.on('2026-02-03');
  await estate.decide('reviewer', 'periods/2026-01/close').expect(201);
});
afterAll(() => here.close());

/** The third home pays nothing. */
function feesReceived(): Promise<void> {
  const { communityId, owners, staff } = estate;
  return here.app.get(Transactions).run(communityId, async (tx) => {
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE],
    };
    const by = staff.accountant.personId;
    await here.app.get(SchedulesService).enter(tx, communityId, { schedule, by });
    for (const [index, amount] of PAID.entries()) {
      const received = {
        method: 'cash' as const,
        moneyAccount: '1001',
        amount: Money.yuan(amount),
        receivedOn: day('2026-01-04'),
        reference: '',
        by: staff.cashier.personId,
      };
      const purpose = { unitId: owners[index]!.unitId, chosen: null, keepFor: 'service' };
      await here.app.get(ReceiptsService).receive(tx, communityId, received, purpose);
    }
  });
}

async function liftsPaid(): Promise<void> {
  const { body } = await estate
    .post('clerk', 'spending', {
      reason: '一月电梯维保',
      payeeId: estate.payeeId,
      amount: LIFTS,
      fund: 'F1',
      accountCode: '510301',
      occurredOn: '2026-01-05',
      fileIds: [estate.fileId],
      quotes: [],
      quotesExempt: '合同期内按合同付款',
    })
    .expect(201);
  const { id } = body as { id: string };
  await estate.post('clerk', `spending/${id}/submission`).expect(201);
  await estate.decide('reviewer', `spending/${id}/review`, { agree: true }).expect(201);
  await estate.pay(id, '2026-01-05', 'HD1');
}

interface Home {
  paid: { total: string };
  uses: { total: string; lines: { key: string; name: string; amount: string; whole: string }[] };
  held: string;
  check: { households: string; ledger: string; difference: string };
}

const resident = (index = 0) => estate.owners[index]!.visitor;
const moneyOf = async (index: number): Promise<Home> => {
  const { unitId } = estate.owners[index]!;
  const path = `my-money?unitId=${unitId}&from=2026-01&to=2026-01`;
  return (await estate.get(resident(index), path)).body as Home;
};

let seq: string;

describe('a resident', () => {
  it('sees what became of what she paid, to the fen, and that all homes together are the books', async () => {
    const homes = await Promise.all([0, 1, 2].map(moneyOf));
    expect(homes.map(({ paid }) => paid.total)).toEqual([...PAID, '0.00']);
    expect(homes.map(({ uses }) => uses.total)).toEqual(['300.00', '300.00', '300.00']);
    const held = Money.sum(homes.map((home) => Money.yuan(home.held)));
    // handed over 90,000.00, paid in 323.45, paid out 900.00
    expect(held.toString()).toBe('89423.45');
    expect(homes[0]!.check.difference).toBe('0.00');
    const { body } = await estate.get(resident(), 'my-money/check?period=2026-01');
    expect(body).toMatchObject({ households: 3, difference: '0.00', ok: true });
  });

  it('is not shown another home’s', async () => {
    const other = estate.owners[1]!.unitId;
    const path = `my-money?unitId=${other}&from=2026-01&to=2026-01`;
    await resident().get(estate.at(path)).expect(404);
  });

  it('comes from her share to the voucher, and from the voucher to the photo and who agreed', async () => {
    const [use] = (await moneyOf(0)).uses.lines;
    expect(use).toMatchObject({ name: '电梯维保', amount: '300.00', whole: LIFTS });
    const { unitId } = estate.owners[0]!;
    const behind = `my-money/uses/${use!.key}/entries?unitId=${unitId}&from=2026-01&to=2026-01`;
    const { body: entries } = await estate.get(resident(), behind);
    expect(entries).toMatchObject({ items: [{ amount: LIFTS, share: '300.00' }] });
    seq = (entries as { items: { seq: string }[] }).items[0]!.seq;
    const { body: entry } = await estate.get(resident(), `account/entries/${seq}`);
    const groups = (entry as { evidence: { groups: { name: string }[] } }).evidence.groups;
    expect(groups.map(({ name }) => name)).toEqual(['事项', '授权', '口径', '凭证', '回填']);
    expect(entry).toMatchObject({ files: [{ id: estate.fileId }] });
    await estate.get(resident(), `files/${estate.fileId}`);
  });

  it('is told what was masked on the paper', async () => {
    const box = { page: 1, x: 10, y: 10, width: 80, height: 20, kind: 'phone' };
    const path = `evidence/${estate.fileId}/public-copies`;
    const drawn = { boxes: [box], note: '经办人手机号', after: 0 };
    await estate.post('clerk', path, drawn).expect(201);
    const { body } = await estate.get(resident(), `account/entries/${seq}`);
    expect(body).toMatchObject({ files: [{ masked: [{ kind: 'phone', count: 1 }] }] });
  });
});

describe('a question about a yuan', () => {
  let id: string;

  it('is asked in nobody’s name, answered in the name of the office, and found to be answered', async () => {
    const asked = {
      subjectKind: 'entry',
      subjectId: seq,
      topic: '电梯维保几台',
      text: '九百元是几台电梯的维保，每台多少钱？',
    };
    const { body } = await estate.send(resident(), 'inquiries', asked).expect(201);
    id = (body as { inquiry: { id: string } }).inquiry.id;
    const { body: seen } = await estate.get(resident(2), `inquiries/${id}`);
    expect(seen).toMatchObject({
      card: { askerLabel: '一户业主', state: 'open', dueOn: '2026-02-10' },
    });
    expect(JSON.stringify(seen)).not.toContain('first');
    const answer = { text: '三台电梯，每台每月三百元，合同第四条。', fileIds: [] };
    await estate.post('manager', `inquiries/${id}/answers`, answer).expect(201);
    await estate.send(resident(), `inquiries/${id}/verdict`, { answered: true }).expect(201);
    const { body: page } = await estate.get(resident(1), `account/entries/${seq}`);
    expect(page).toMatchObject({ questions: [{ id, state: 'settled' }] });
  });

  it('is offered to whoever is about to ask the same', async () => {
    const text = encodeURIComponent('电梯维保每台多少钱');
    const { body } = await estate.get(resident(2), `inquiries/similar?text=${text}`);
    expect(body).toMatchObject({ items: [{ id }] });
  });
});

describe('the books', () => {
  it.each(['电梯', '900', '安捷'])('are searched for %s in one box', async (words) => {
    const { body } = await estate.get(resident(), `search?q=${encodeURIComponent(words)}`);
    expect(JSON.stringify(body)).toContain(`"id":"${seq}"`);
  });

  it('are taken home by anybody of the community, without a home in them', async () => {
    const { text } = await estate.get(resident(2), 'open-data/entries.csv').buffer(true);
    expect(text).toContain('电梯维保');
    expect(text).not.toContain('1单元101');
  });

  it('that are changed behind the back no longer agree with the homes', async () => {
    const { admin, communityId } = { admin: here.admin, communityId: estate.communityId };
    const change = (amount: string) =>
      admin.query(
        `set session_replication_role = replica;
         update posting set debit = ${amount} where community_id = ${communityId} and seq = ${seq} and debit > 0;
         set session_replication_role = origin`,
      );
    await change('899.99');
    const { body } = await estate.get(resident(), 'my-money/check?period=2026-01');
    expect(body).toMatchObject({ ok: false, difference: expect.not.stringMatching(/^0\.00$/) });
    await change(LIFTS);
    const { body: mended } = await estate.get(resident(), 'my-money/check?period=2026-01');
    expect(mended).toMatchObject({ ok: true });
  });
});
