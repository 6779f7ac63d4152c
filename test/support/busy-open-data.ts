import { PayrollService } from '../../src/disclosure/payroll/payroll.service';
import { PublicPageService } from '../../src/disclosure/public-page/public-page.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { Money } from '../../src/shared/money';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import { credit, debit, draftOf } from './books';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyOpenData {
  publicPageId: string;
  /** Place in the books of an entry with pay. */
  staffSeq: string;
}

/** A public page that is proposed, and a month's pay by post. */
export async function openUp(
  here: TestApp,
  communityId: number,
  people: BusyPeople,
): Promise<BusyOpenData> {
  const at = (service: Parameters<typeof here.app.get>[0]) =>
    here.app.get(service, { strict: false }) as unknown;
  const { chair, accountant } = people.byPost;
  return (at(Transactions) as Transactions).run(communityId, async (tx) => {
    const proposal = {
      licence: 'CC-BY-4.0',
      reason: '方便不登录的业主',
      by: chair.personId,
    } as const;
    const publicPageId = await (at(PublicPageService) as PublicPageService).propose(
      tx,
      communityId,
      proposal,
    );
    const lines = [debit('5101', '900.00'), credit('2211', '900.00')];
    const draft = draftOf({ kind: 'general', summary: '计提三月工资', lines });
    const { seq } = await (at(LedgerService) as LedgerService).post(tx, communityId, draft);
    const posts = [
      { post: '保洁', headcount: 3, gross: Money.yuan('500') },
      { post: '项目经理', headcount: 1, gross: Money.yuan('400') },
    ];
    const sheet = { seq: String(seq), posts, by: accountant.personId };
    await (at(PayrollService) as PayrollService).keep(tx, communityId, sheet);
    return { publicPageId, staffSeq: String(seq) };
  });
}

/** As if the owners had passed it: how they do is tried elsewhere. */
export async function openPublicPage(
  here: TestApp,
  { id: communityId, publicPageId: id }: BusyCommunity,
): Promise<void> {
  await here.admin.query('alter table public_page disable trigger public_page_guard');
  await here.admin.query(
    `update public_page set state = 'open', opened_by = proposed_by, opened_at = proposed_at,
       resolution_id = (select r.id from resolution r where r.community_id = $1 limit 1)
     where community_id = $1 and id = $2`,
    [communityId, id],
  );
  await here.admin.query('alter table public_page enable trigger public_page_guard');
}

/** Bodies of those doors, so that the id alone decides. */
export const openDataBodies: readonly (readonly [RegExp, object])[] = [
  [/\/public-page\/:pageId\/closing$/, { reason: '业主大会决定关闭' }],
  [/\/public-page\/:pageId\/opening$/, { resolutionId: '01900000-0000-7000-8000-000000000000' }],
  [/^POST .*\/public-page$/, { licence: 'CC-BY-4.0', reason: '方便不登录的业主' }],
  [
    /\/disclosure\/profile$/,
    { profile: 'chengdu', startsOn: '2026-01-01', resolutionRef: '首次业主大会决议' },
  ],
  [/\/countersign$/, { note: '已与账本核对' }],
  [/\/publication$/, { place: '各楼栋公告栏' }],
  [/\/payroll$/, { posts: [{ post: '保洁', headcount: 3, gross: '900.00' }] }],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies of those doors. */
export function openDataFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  return {
    'OpenPublicPageDto.resolutionId': swap(
      'chair',
      `POST public-page/${own.publicPageId}/opening`,
      { resolutionId: next.resolutionId },
    ),
  };
}
