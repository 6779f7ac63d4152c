import { inquiryConstraintMessages } from '../../src/inquiries/inquiry.errors';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { InquiriesInTest, readerWith } from '../support/inquiries';
import { codeOf, type Place } from '../support/spending';

/** 质询: asked in nobody's name, answered in the name of the office within the contract's days. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(inquiryConstraintMessages);

let ask: InquiriesInTest;
let here: Place;
let neighbour: Place;
let entry: string;
let asker: string;
let other: string;

const DAYS = { answerDays: 3, committeeDays: 2 };

beforeAll(async () => {
  ask = new InquiriesInTest(db);
  here = await ask.foundWithTerms('东苑', { inquiry: DAYS });
  neighbour = await ask.foundWithTerms('西苑');
  asker = (await ask.household(here)).personId;
  other = (await ask.household(here)).personId;
  const next = (await ask.household(neighbour)).personId;
  // Next door asks in the same words, and nobody answers.
  await ask.asks(neighbour, next, { text: '电梯维保费为什么比去年贵了这么多？' });
  const { seq } = await db.transactions.run(here.communityId, (tx) =>
    ask.ledger.post(tx, here.communityId, draftOf()),
  );
  entry = String(seq);
});

const list = (filter: Parameters<InquiriesInTest['queries']['list']>[1] = {}, personId = other) =>
  ask.queries.list(here.communityId, filter, { reader: readerWith(personId), limit: 50 });

describe('a question', () => {
  it('is numbered by the year, hangs on its entry, and names nobody', async () => {
    const subject = { kind: 'entry', id: entry, line: 1 } as const;
    const id = await ask.asks(here, asker, { subject, text: '这笔钱付给谁了？有没有三家比价？' });
    const { card } = await ask.shown(here, id, other);
    expect(card).toMatchObject({
      number: '问-2026-001',
      topic: '这笔钱付给谁了',
      askerLabel: '一户业主',
      mine: false,
      state: 'open',
      dueOn: '2026-06-13',
      daysLeft: 3,
      subject: { kind: 'entry', id: entry, line: 1, title: expect.stringContaining('记-') },
    });
    expect(JSON.stringify(card)).not.toContain(asker);
    const about = await ask.queries.about(
      here.communityId,
      { kind: 'entry', id: entry },
      readerWith(asker),
    );
    expect(about.map(({ id: each, mine }) => [each, mine])).toEqual([[id, true]]);
  });

  it.each([
    ['an entry that is not there', { kind: 'entry', id: '999999', line: null }],
    ['a line that is not there', { kind: 'entry', id: '1', line: 99 }],
    ['something without an id', { kind: 'entry', id: null, line: null }],
    ['no id at all', { kind: 'report', id: 'x’; drop table inquiry; --', line: null }],
    ['a version nobody agreed on', { kind: 'contract', id: '99', line: null }],
  ] as const)('is not asked about %s', async (_what, subject) => {
    expect(await codeOf(ask.asks(here, asker, { subject }))).toBe('inquiry.subject-unknown');
  });

  it('is not asked about what is the neighbour’s, nor by the neighbour', async () => {
    const theirs = await ask.queries.list(
      neighbour.communityId,
      {},
      { reader: readerWith(other), limit: 50 },
    );
    expect(theirs.items).toHaveLength(1);
    const next = (await ask.household(neighbour)).personId;
    expect(await codeOf(ask.asks(here, next))).toBe('inquiry.not-concerned');
    expect(await codeOf(ask.shown(here, theirs.items[0]!.id, other))).toBe('inquiry.not-found');
    expect((await list({ words: '比去年贵' })).items).toEqual([]);
  });

  it('is one of ten a day at most', async () => {
    const { personId } = await ask.household(here);
    for (let turn = 0; turn < 10; turn += 1) await ask.asks(here, personId);
    expect(await codeOf(ask.asks(here, personId))).toBe('inquiry.enough');
    ask.clock.advanceDays(1);
    expect(await codeOf(ask.asks(here, personId))).toBe('nothing was refused');
    ask.clock.advanceDays(-1);
  });
});

describe('its clock', () => {
  it('counts whole days from the next one, then goes to the committee, then to who watches both', async () => {
    const id = await ask.asks(here, asker);
    const clock = async () => {
      const { card } = await ask.shown(here, id, other);
      return [card.daysLeft, card.overdue, card.escalatedTo];
    };
    ask.clock.advanceDays(3);
    expect(await clock()).toEqual([0, false, null]);
    expect(await ask.looksAtClock(here)).toEqual([]);
    ask.clock.advanceDays(1);
    expect(await clock()).toEqual([-1, true, 'committee']);
    await ask.looksAtClock(here);
    ask.clock.advanceDays(2);
    expect(await clock()).toEqual([-3, true, 'supervisor']);
    await ask.looksAtClock(here);
    expect(await ask.looksAtClock(here)).toEqual([]);
    expect((await ask.shown(here, id, other)).escalations).toMatchObject([
      { to: 'committee', dueOn: '2026-06-13', round: 1 },
      { to: 'supervisor', dueOn: '2026-06-15', round: 1 },
    ]);
    expect((await list({ state: 'overdue' })).items.map((card) => card.id)).toContain(id);
    expect((await list({ state: 'waiting' })).items.map((card) => card.id)).toContain(id);
  });

  it('stops with the answer, which says how late it was; a no of the asker begins it anew', async () => {
    const id = await ask.asks(here, asker);
    ask.clock.advanceDays(5);
    await ask.answersInquiry(here, id, here.people.accountant, { fileIds: [here.fileId] });
    const answered = await ask.shown(here, id, asker);
    expect(answered.card).toMatchObject({ state: 'answered', daysLeft: null, overdue: false });
    expect((await list({ state: 'waiting' })).items.map((card) => card.id)).not.toContain(id);
    expect(answered.answers).toMatchObject([
      { postName: '物业会计', days: 5, late: 2, files: [{ id: here.fileId }] },
    ]);
    expect(answered.mayJudge).toBe(true);
    expect(await codeOf(ask.judges(here, id, [other, true]))).toBe('inquiry.asker-only');
    expect(await codeOf(ask.judges(here, id, [asker, false, ' ']))).toBe('inquiry.reason-needed');
    await ask.judges(here, id, [asker, false, '没有说为什么贵']);
    expect((await ask.shown(here, id, other)).card).toMatchObject({
      state: 'disputed',
      daysLeft: 3,
      answers: 1,
    });
    expect(await codeOf(ask.judges(here, id, [asker, true]))).toBe('inquiry.not-answered');
    await ask.answersInquiry(here, id, here.people.chair);
    await ask.judges(here, id, [asker, true]);
    const settled = await ask.shown(here, id, other);
    expect(settled.card.state).toBe('settled');
    expect(settled.verdicts.map((verdict) => verdict.answered)).toEqual([false, true]);
    expect(await codeOf(ask.answersInquiry(here, id, here.people.accountant))).toBe(
      'inquiry.settled',
    );
  });

  it('is not answered by who asked, even in her office', async () => {
    const { accountant } = here.people;
    await ask.household(here, { personId: accountant.personId });
    const id = await ask.asks(here, accountant.personId);
    expect(await codeOf(ask.answersInquiry(here, id, accountant))).toBe('inquiry.own-question');
  });
});

describe('what waits for whom', () => {
  it('is a list by the last day, without what she asked herself', async () => {
    const today = ask.clock.today();
    const mine = await ask.duties.open(here.communityId, { personId: asker, today });
    const all = await ask.duties.open(here.communityId, { personId: newId(), today });
    expect(all.length).toBeGreaterThan(mine.length);
    expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
  });
});

describe('words that hurt', () => {
  const text = '这是张三丰 13800138000 干的，电梯坏了也不修';

  it('are hidden with their reason from everybody but who wrote them, and not found again', async () => {
    const id = await ask.asks(here, asker, { text });
    expect((await list({ words: '张三丰' })).items.map((card) => card.id)).toEqual([id]);
    await ask.hides(here, id, here.people.chair);
    expect((await ask.shown(here, id, other)).card).toMatchObject({
      text: null,
      topic: null,
      daysLeft: null,
      hidden: { reason: '含有他人电话' },
    });
    expect((await ask.shown(here, id, asker)).card.text).toBe(text);
    expect((await list({ words: '张三丰' })).items).toEqual([]);
    const alike = { text: '电梯坏了也不修', subject: null };
    const found = await ask.before.similar(here.communityId, alike, readerWith(other));
    expect(found.map((each) => each.id)).not.toContain(id);
    expect(await codeOf(ask.hides(here, id, here.people.chair))).toBe('inquiry.hidden-already');
    ask.clock.advanceDays(9);
    expect((await ask.looksAtClock(here)).join()).not.toContain('问-2026-999');
    expect((await ask.shown(here, id, other)).escalations).toEqual([]);
  });

  it('are hidden in an answer and in a verdict too, files included', async () => {
    const id = await ask.asks(here, asker);
    await ask.answersInquiry(here, id, here.people.accountant, {
      text: '请问 3 栋王某',
      fileIds: [here.fileId],
    });
    await ask.judges(here, id, [asker, false, '答得太难听']);
    const [answer] = (await ask.shown(here, id, other)).answers;
    const reason = '点了业主的名';
    await ask.hides(here, id, here.people.chair, { part: 'answer', answerId: answer!.id, reason });
    await ask.hides(here, id, here.people.member, { part: 'verdict', round: 1, reason });
    const seen = await ask.shown(here, id, other);
    expect(seen.answers[0]).toMatchObject({ text: null, files: [], hidden: { reason } });
    expect(seen.verdicts[0]).toMatchObject({ note: null, hidden: { reason } });
    expect((await ask.shown(here, id, asker)).verdicts[0]!.note).toBe('答得太难听');
    const unknown = { part: 'verdict', round: 9, reason } as const;
    expect(await codeOf(ask.hides(here, id, here.people.chair, unknown))).toBe(
      'inquiry.part-unknown',
    );
  });
});

describe('what was asked before', () => {
  it('is offered by its words and by what it hangs on, with what was answered', async () => {
    const subject = { kind: 'entry', id: entry, line: null } as const;
    const id = await ask.asks(here, other, { text: '绿化补种的树苗是哪家供的，单价多少？' });
    await ask.answersInquiry(here, id, here.people.chair, { text: '由示例苗圃供货，单价 38 元' });
    const alike = (text: string, on: typeof subject | null) =>
      ask.before.similar(here.communityId, { text, subject: on }, readerWith(asker));
    const [first] = await alike('补种树苗单价', null);
    expect(first).toMatchObject({ id, answer: '由示例苗圃供货，单价 38 元', sameSubject: false });
    expect((await alike('完全无关', subject)).map((each) => each.sameSubject)).toEqual([true]);
    expect(await alike('完全无关', null)).toEqual([]);
    expect((await list({ words: '示例苗圃' })).items.map((card) => card.id)).toEqual([id]);
  });

  it('is counted: asked, answered, overdue, hidden, and the middle of the days', async () => {
    const { figures } = await list();
    expect(figures).toMatchObject({ hidden: 1, medianDays: 0 });
    expect(figures.asked).toBeGreaterThan(figures.answered);
  });
});

it('is followed once and let go, and counted', async () => {
  const id = await ask.asks(here, asker);
  const { communityId } = here;
  const follow = (follows: boolean) =>
    db.transactions.run(communityId, (tx) =>
      ask.inquiries.follow(tx, { communityId, id }, { personId: other, follows }),
    );
  await follow(true);
  await follow(true);
  expect((await ask.shown(here, id, other)).card).toMatchObject({ following: true, followers: 1 });
  expect((await list({ following: true })).items.map((card) => card.id)).toEqual([id]);
  expect((await ask.shown(here, id, asker)).card.following).toBe(false);
  await follow(false);
  expect((await ask.shown(here, id, other)).card.followers).toBe(0);
});

it('comes page by page, the newest first or the shortest clock first, each question once', async () => {
  const all = await list();
  for (const byDue of [false, true]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask.queries.list(
        here.communityId,
        { byDue },
        { reader: readerWith(other), limit: 3, cursor },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(all.items.map(({ id }) => id).toSorted());
  }
});
