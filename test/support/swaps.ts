import { isRight, mayDo, posts } from '../../src/community/rights.rules';
import type { BusyCommunity } from './busy-community';
import type { Call } from './armed';
import { budgetBodiesOf, budgetFieldsOf } from './budget-swaps';
import { chargeFieldsOf, money } from './charge-swaps';
import { commitmentBodiesOf, commitmentFieldsOf } from './busy-budget';
import { auditBodiesOf, auditFieldsOf } from './busy-audit';
import { arrearsBodiesOf, arrearsFieldsOf } from './busy-arrears';
import { noticeBodies, noticeFieldsOf } from './busy-notices';
import { objectedIn, objectionBodiesOf, objectionFieldsOf } from './busy-objections';
import { inquiryBodies, inquiryFieldsOf } from './busy-inquiries';
import { bankBodiesOf, bankFieldsOf } from './bank-swaps';
import { incomeBodiesOf, incomeFieldsOf } from './income-swaps';
import { searchBodies, searchFieldsOf } from './busy-searches';
import { handoverBodies, handoverFieldsOf } from './busy-handover';
import { openDataBodies, openDataFieldsOf } from './busy-open-data';
import { surplusBodies, surplusFieldsOf } from './busy-surplus';
import { rightOf, ROUTES } from './route-table';
import { readingsOf, spendingOf, voucherOf } from './swap-bodies';
import { votedIn, voteBodiesOf, voteFieldsOf } from './busy-votes';

/** A call of our own community in which one id is another's. */
export interface Swap extends Call {
  what: string;
  /** Who calls: a post that may open the door. */
  post: string;
}

const reason = '测试的理由';

/** Bodies that pass the door, so that the id alone decides; by the end of the route. */
export function bodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  return [
    ...bankBodiesOf(at),
    ...arrearsBodiesOf(at),
    ...voteBodiesOf(at),
    ...incomeBodiesOf(at),
    ...commitmentBodiesOf(at),
    ...budgetBodiesOf(at),
    ...objectionBodiesOf(),
    ...surplusBodies,
    ...noticeBodies,
    ...auditBodiesOf(at.auditorGrantId),
    ...inquiryBodies,
    ...openDataBodies,
    ...handoverBodies,
    ...searchBodies,
    [/\/public-copies$/, { boxes: [], note: '', after: 0 }],
    [/bill-reliefs\/:reliefId\/decision$/, { grant: true }],
    [/vacancies\/:vacancyId\/end$/, { endsOn: '2026-06-30' }],
    [/(bill-runs|receipts)\/:\w+\/cancellation$/, { reason }],
    [/\/cashier-days$/, { day: '2026-03-05', counted: '100.00' }],
    [/\/claim$/, { unitId: at.homes[0]?.unitId, amount: '1.00', keepFor: 'service' }],
    [/\/refunds$/, { feeCode: 'service', amount: '1.00', reason }],
    [/^POST .*\/receipts$/, { ...money, unitId: at.homes[0]?.unitId, keepFor: 'service' }],
    [/^POST .*\/deposits$/, { ...money, unitId: at.homes[0]?.unitId, account: '224101' }],
    [/^POST .*\/unidentified-money$/, money],
    [/\/my-charges\/payments$/, { unitId: at.homes[0]?.unitId, amount: '1.00' }],
    [/\/bill-reliefs$/, { billId: at.billId, kind: 'waiver', amount: '1.00', reason }],
    [/\/vacancies$/, { unitId: at.homes[0]?.unitId, startsOn: '2026-04-01', reason }],
    [/\/meter-readings$/, readingsOf(at.homes[0]?.unitId)],
    [/^(PUT|POST) .*voucher-drafts(\/:id)?$|opening-balances$/, voucherOf(at)],
    [/^(PUT|POST) .*\/spending(\/:id)?$/, spendingOf(at)],
    [/\/reversal$/, { bookedOn: '2026-03-05', reason }],
    [/voucher-drafts\/:id\/posting$/, { version: 1 }],
    [/spending\/:id\/(review|approval|release)$/, { agree: true }],
    [/\/order$/, { bankAccountId: at.bankAccountId }],
    [/\/payment$/, { paidOn: '2026-03-05', bankReference: '流水 1', fileIds: [at.fileId] }],
    [/\/bank-change$/, { bankName: '示范银行', accountNo: '621799990000123456', reason }],
    [/\/decision$/, { confirm: true }],
    [/\/grants\/:grantId\/end$/, { on: '2026-03-05', reason }],
    [/\/(withdrawal|return|end)$/, { reason }],
    [/\/invites$/, { unitId: at.homes[0]?.unitId, relation: 'owner' }],
  ];
}

const bodyOf = (route: string, at: BusyCommunity) =>
  bodiesOf(at).find(([pattern]) => pattern.test(route))?.[1];

/** The first post that opens the door; whoever is signed in may be the resident or the chair. */
function postFor(route: string): string {
  const right = rightOf(ROUTES[route]);
  if (isRight(right)) return posts.find((post) => mayDo(post, right)) ?? '';
  return ROUTES[route]?.endsWith('②') ? 'chair' : 'resident';
}

/** Ids of a community by the parameter they fill, given the route it stands in. */
export type IdsOf = (route: string, parameter: string) => string;

export function idsIn(
  at: BusyCommunity,
  others: { seq: string; grantId: string; sessionId: string },
): IdsOf {
  const byPlace: readonly (readonly [RegExp, string])[] = [
    [/\/commitments\//, at.commitmentId],
    [/\/files\//, at.fileId],
    [/\/jobs\//, at.jobIds[0] ?? ''],
    [/\/reports\//, at.reportIds[0] ?? ''],
    [/spending\/:id\/approval/, at.spending.submitted],
    [/spending\/:id\/(order|release|payment)/, at.spending.ordered],
    [/\/spending\//, at.spending.draft],
    [/voucher-drafts\/:id\/(return|posting)/, at.drafts.submitted],
    [/\/voucher-drafts\//, at.drafts.draft],
    [/\/payees\//, at.otherPayeeId],
    [/entry-imports\//, at.entryImportId],
    [/bank-imports\//, at.bankImportId],
    [/receipt-imports\//, at.receiptImportId],
    [/roll-imports\//, at.rollImportId],
    [/devices\//, others.sessionId],
    [/unidentified-money\//, at.unidentifiedId],
    [/income-receipts\//, at.incomeReceiptId],
    [/receipts\//, at.receiptId],
  ];
  const byName: Record<string, string> = {
    seq: others.seq,
    grantId: others.grantId,
    changeId: at.changeId,
    requestId: at.requestId,
    inviteId: at.inviteId,
    inquiryId: at.inquiryId,
    engagementId: at.engagementId,
    sampleId: at.sampleId,
    findingId: at.findingId,
    bindingId: at.homes[1]?.bindingId ?? '',
    unitId: at.homes[0]?.unitId ?? '',
    runId: at.runId,
    vacancyId: at.vacancyId,
    reliefId: at.reliefId,
    reminderId: at.reminderId,
    batchId: at.batchId,
    settlementId: at.settlementId,
    contractId: at.incomeContractId,
    paymentId: at.paymentId,
    outTradeNo: at.outTradeNo,
    bankAccountId: at.bankAccountId,
    lineId: at.bankLineId,
    matchId: at.bankMatchId,
    budgetId: at.budgetId,
    commentId: at.budgetCommentId,
    distributionId: at.surplusId,
    fileId: at.fileId,
    proxyId: at.proxyId,
    savedId: at.savedSearchId,
    followId: at.followId,
    robotId: at.robotId,
    pageId: at.publicPageId,
    handoverId: at.handoverId,
    objectId: at.handoverObjectId,
    reportId: at.reportIds[0] ?? '',
  };
  const byRoute: Record<string, (route: string) => string | null | undefined> = {
    requestId: (route) => objectedIn(route, at),
    resolutionId: (route) => votedIn(route, at),
    batchId: (route) => (/ballot-batches/.test(route) ? at.ballotBatchId : null),
    lineId: (route) => (/\/budgets\//.test(route) ? at.budgetLineId : null),
  };
  return (route, parameter) => {
    const special = byRoute[parameter]?.(route);
    if (special) return special;
    const id = byName[parameter] ?? byPlace.find(([place]) => place.test(route))?.[1];
    if (!id) throw new Error(`no id for :${parameter} in ${route}`);
    return id;
  };
}

/** A call of a route as it would be made in good faith; ids it needs are those of our community. */
export function validCalls(own: BusyCommunity): (route: string) => Call {
  const nothing = { grantId: own.requestId, sessionId: own.requestId };
  const ours = idsIn(own, { seq: own.entries[0] ?? '', ...nothing });
  return (route) => ({
    to: filled(route, own, (name) => ours(route, name)),
    body: bodyOf(route, own),
  });
}

const notIds = [
  'communityId',
  'list',
  'period',
  'key',
  'year',
  'format',
  'on',
  'channel',
  'no',
  'file',
  'token',
];

/** Every route with an id in its path, each id in turn and all at once being another's. */
export function swappedPaths(own: BusyCommunity, ours: IdsOf, theirs: IdsOf): Swap[] {
  return Object.keys(ROUTES).flatMap((route) => {
    const names = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const ids = names.filter((name) => !notIds.includes(name));
    const choices = ids.length > 1 ? [...ids.map((name) => [name]), ids] : [ids];
    return choices
      .filter((swapped) => swapped.length > 0)
      .map((swapped) => ({
        what: `${route} with the neighbour's ${swapped.join(' and ')}`,
        post: postFor(route),
        to: filled(route, own, (name) => (swapped.includes(name) ? theirs : ours)(route, name)),
        body: bodyOf(route, own),
      }));
  });
}

function filled(route: string, own: BusyCommunity, idOf: (name: string) => string): string {
  const fixed: Record<string, string> = {
    channel: 'wechat-sandbox',
    token: 'x',
    no: '1',
    list: 'balances',
    year: '2026',
    key: 'number-gaps',
    file: 'entries.csv',
    on: '2026-03-04',
    communityId: String(own.id),
    period: '2026-01',
  };
  const path = route.replaceAll(/:(\w+)/g, (_all, name: string) => fixed[name] ?? idOf(name));
  return path.replace(' ', ' /api/');
}

/** Every id in a body or a query, by DTO and property, as class-validator knows them. */
export function swappedFields(own: BusyCommunity, next: BusyCommunity): Record<string, Swap[]> {
  const at = `/api/communities/${own.id}`;
  const [voucher, spending] = [voucherOf(own), spendingOf(own)];
  const swap = (post: string, to: string, body?: object): Swap[] => [
    { what: to, post, to: to.replace(' ', ` ${at}/`), body },
  ];
  const lines = (change: object) => ({ ...voucher, lines: [{ ...voucher.lines[0], ...change }] });
  const quotes = [{ ...spending.quotes[0], fileId: next.fileId }];
  const range = 'from=2026-01&to=2026-03';
  const files = { fileIds: [next.fileId] };
  return {
    'VoucherLineDto.unitId': swap(
      'accountant',
      'POST voucher-drafts',
      lines({ unitId: next.homes[0]?.unitId }),
    ),
    'VoucherLineDto.payeeId': swap(
      'accountant',
      'POST voucher-drafts',
      lines({ payeeId: next.payeeId }),
    ),
    'VoucherLineDto.contractId': [],
    'VoucherContentDto.fileIds': [
      ...swap('accountant', 'POST voucher-drafts', { ...voucher, ...files }),
      ...swap('accountant', 'POST opening-balances', { ...voucher, ...files }),
      ...swap('accountant', `PUT voucher-drafts/${own.drafts.draft}`, { ...voucher, ...files }),
    ],
    'SpendingContentDto.payeeId': swap('clerk', 'POST spending', {
      ...spending,
      payeeId: next.payeeId,
    }),
    'OriginalReadingsQuery.fileId': swap('auditor', `GET evidence/readings?fileId=${next.fileId}`),
    'SpendingContentDto.fileIds': swap('clerk', 'POST spending', { ...spending, ...files }),
    'QuoteDto.fileId': swap('clerk', `PUT spending/${own.spending.draft}`, { ...spending, quotes }),
    'OrderDto.bankAccountId': swap('cashier', `POST spending/${own.spending.approved}/order`, {
      bankAccountId: next.bankAccountId,
    }),
    'PaymentDto.fileIds': swap('cashier', `POST spending/${own.spending.released}/payment`, {
      paidOn: '2026-03-05',
      bankReference: '流水 9',
      ...files,
    }),
    'InviteBody.unitId': swap('clerk', 'POST invites', {
      unitId: next.homes[0]?.unitId,
      relation: 'owner',
    }),
    'InvitesQuery.unitId': swap('clerk', `GET invites?unitId=${next.homes[0]?.unitId}`),
    ...chargeFieldsOf(swap, own, next),
    ...bankFieldsOf(swap, own, next),
    ...arrearsFieldsOf(swap, next),
    ...incomeFieldsOf(swap, own, next),
    ...voteFieldsOf(swap, own, next),
    ...commitmentFieldsOf(swap, own, next),
    ...budgetFieldsOf(swap, own, next),
    ...objectionFieldsOf(swap, own, next),
    ...surplusFieldsOf(swap, own, next),
    ...noticeFieldsOf(swap, next),
    ...auditFieldsOf(swap, own, next),
    ...inquiryFieldsOf(swap, own, next),
    ...openDataFieldsOf(swap, own, next),
    ...handoverFieldsOf(swap, next),
    ...searchFieldsOf(swap, next),
    'StatementQuery.payee': swap('resident', `GET account/statement?payee=${next.payeeId}`),
    'AccountBookQueryDto.payee': swap(
      'accountant',
      `GET subsidiary-ledger?${range}&account=100201&payee=${next.payeeId}`,
    ),
  };
}
