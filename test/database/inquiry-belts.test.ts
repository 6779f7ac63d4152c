import { inquiryConstraintMessages } from '../../src/inquiries/inquiry.errors';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { InquiriesInTest } from '../support/inquiries';
import { codeOf, type Place } from '../support/spending';

/** What stands behind the services of questions: rows as the serving role might write them by itself. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(inquiryConstraintMessages);

const DAYS = { answerDays: 3, committeeDays: 2 };
let ask: InquiriesInTest;
let here: Place;
let asker: string;

beforeAll(async () => {
  ask = new InquiriesInTest(db);
  here = await ask.foundWithTerms('东苑', { inquiry: DAYS });
  asker = (await ask.household(here)).personId;
});

describe('the database itself', () => {
  const insert = (table: string, row: Record<string, unknown>) =>
    codeOf(
      db.transactions.run(here.communityId, (tx) => {
        const all = { community_id: here.communityId, at: ask.clock.now(), ...row };
        const places = Object.keys(all).map((_name, at) => `$${at + 1}`);
        return tx.query(
          `insert into ${table} (${Object.keys(all).join()}) values (${places.join()})`,
          Object.values(all),
        );
      }),
    );
  const question = (row: Record<string, unknown>) =>
    insert('inquiry', {
      id: newId(),
      number: `问-${newId()}`,
      subject_kind: 'general',
      topic: '直接写入',
      text: '绕过程序直接写入',
      person_id: asker,
      post: 'resident',
      contract_version: 2,
      answer_days: DAYS.answerDays,
      committee_days: DAYS.committeeDays,
      ...row,
    });

  it.each([
    ['another person’s home', () => ({ person_id: here.people.clerk.personId }), 'not-concerned'],
    ['an office that does not ask', () => ({ post: 'accountant' }), 'not-concerned'],
    ['an office she does not hold', () => ({ post: 'protector' }), 'not-concerned'],
    ['days of her own', () => ({ answer_days: 30 }), 'terms-moved'],
    ['another contract', () => ({ contract_version: 1 }), 'terms-moved'],
    [
      'an entry that is not there',
      () => ({ subject_kind: 'entry', subject_id: '98765' }),
      'subject-unknown',
    ],
    ['no subject', () => ({ subject_kind: 'entry' }), 'subject-unknown'],
  ])('takes no question from %s', async (_what, row, code) => {
    expect(await question(row())).toBe(`inquiry.${code}`);
  });

  it('takes a question as the program writes it', async () => {
    expect(await question({})).toBe('nothing was refused');
  });

  it('takes no answer, verdict, escalation or hiding that the rules would not', async () => {
    const id = await ask.asks(here, asker);
    const of = { inquiry_id: id, round: 1 };
    const office = ({ personId, grantId }: Place['people']['chair']) => ({
      person_id: personId,
      grant_id: grantId,
    });
    const { chair, cashier, accountant } = here.people;
    const answer = { id: newId(), turn: 1, text: '直接写入', ...of };
    const hiding = { inquiry_id: id, part: 'question', place: 0, reason: '不想答' };
    const escalation = { ...of, told: 'committee', due_on: ask.clock.today() };
    const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
      ['inquiry_answer', { ...answer, ...office(cashier) }, 'office-needed'],
      [
        'inquiry_answer',
        { ...answer, ...office(chair), grant_id: accountant.grantId },
        'office-needed',
      ],
      ['inquiry_answer', { ...answer, ...office(accountant), round: 2 }, 'settled'],
      ['inquiry_verdict', { ...of, answered: true, note: '' }, 'not-answered'],
      ['inquiry_escalation', escalation, 'not-overdue'],
      ['inquiry_hiding', { ...hiding, ...office(accountant) }, 'seat-needed'],
      ['inquiry_hiding', { ...hiding, ...office(chair), part: 'answer', place: 1 }, 'part-unknown'],
    ];
    for (const [table, row, code] of refused) {
      expect([table, await insert(table, row)]).toEqual([table, `inquiry.${code}`]);
    }
    ask.clock.advanceDays(1);
    expect(await insert('inquiry_escalation', escalation)).toBe('inquiry.not-overdue');
    ask.clock.advanceDays(-1);
  });

  it('lets nothing be changed or taken away by the program', async () => {
    for (const table of ['inquiry', 'inquiry_answer', 'inquiry_verdict', 'inquiry_hiding']) {
      const tried = (sql: string) =>
        codeOf(db.transactions.run(here.communityId, (tx) => tx.query(sql)));
      expect(await tried(`delete from ${table}`)).toBe('42501');
      expect(await tried(`update ${table} set at = now()`)).toBe('42501');
    }
  });
});
