import { InquiriesService } from '../../src/inquiries/inquiries.service';
import { Transactions } from '../../src/platform/database/transactions';
import type { Post } from '../../src/shared/posts';
import { officeHolders } from './busy-budget';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople, Canaries } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyInquiries {
  /** Asked by the first household about a payment, answered with a paper and found wanting. */
  inquiryId: string;
}

/** What is known of it: questions, an answer hidden since, and one that goes on. */
export async function askAway(
  here: TestApp,
  communityId: number,
  of: { people: BusyPeople; canaries: Canaries; entries: string[]; fileId: string },
): Promise<BusyInquiries> {
  const service = here.app.get(InquiriesService, { strict: false });
  const who = await officeHolders(here, communityId);
  const speaker = (post: Post) => {
    const { personId, grantId } = who(post);
    return { personId, acting: { grantId, post } };
  };
  const personId = of.people.residents[0]?.personId ?? '';
  const resident = { personId, acting: { grantId: null, post: 'resident' as const } };
  const run = <T>(work: Parameters<Transactions['run']>[1]) =>
    here.app.get(Transactions, { strict: false }).run(communityId, work) as Promise<T>;
  const subject = { kind: 'entry', id: of.entries[0] ?? '', line: null } as const;
  const text = '这笔钱为什么付了两次？请附验收单';
  const inquiryId = await run<string>((tx) =>
    service.ask(tx, communityId, { subject, text }, resident),
  );
  const at = { communityId, id: inquiryId };
  const answer = { text: '只付过一次，请看所附的单据', fileIds: [of.fileId] };
  await run((tx) => service.answer(tx, at, answer, speaker('accountant')));
  const second = { text: `有疑问请打 ${of.canaries.phone()}`, fileIds: [] };
  await run((tx) => service.answer(tx, at, second, speaker('chair')));
  const [{ id: answerId }] = await run<[{ id: string }]>((tx) =>
    tx.query('select id from inquiry_answer where inquiry_id = $1 and turn = 2', [inquiryId]),
  );
  const hidden = { part: 'answer', answerId, reason: '含有个人电话' } as const;
  await run((tx) => service.hide(tx, at, hidden, speaker('member')));
  const verdict = { answered: false, note: '单据上没有验收人' };
  await run((tx) => service.judge(tx, at, verdict, personId));
  await run((tx) => service.follow(tx, at, { personId, follows: true }));
  return { inquiryId };
}

/** Bodies of the doors of questions, so that the id alone decides; by the end of the route. */
export const inquiryBodies: readonly (readonly [RegExp, object])[] = [
  [/^POST .*\/inquiries$/, { subjectKind: 'general', text: '本月的公共收益为什么少了？' }],
  [/inquiries\/:inquiryId\/answers$/, { text: '已按合同收取，下月公示' }],
  [/inquiries\/:inquiryId\/verdict$/, { answered: false, note: '没有说清楚' }],
  [/inquiries\/:inquiryId\/hiding$/, { part: 'question', reason: '含有个人信息' }],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies of those doors. */
export function inquiryFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  return {
    'InquiryAnswerDto.fileIds': swap('accountant', `POST inquiries/${own.inquiryId}/answers`, {
      text: '请看所附的单据',
      fileIds: [next.fileId],
    }),
  };
}
