import { OPEN_TABLES } from '../../src/disclosure/open-data/open-tables';
import { EXCHANGE_FORMATS } from '../../src/exchange/exchange-formats';
import type { BusyCommunity } from './busy-community';
import { tokenIn } from './busy-notices';
import { objectedIn } from './busy-objections';
import { votedIn } from './busy-votes';
import { ROUTES } from './route-table';

/** Every table of the open data, in one way of taking it away at least. */
const OPEN_FILES = [
  ...OPEN_TABLES.map(({ name }) => `${name}.csv`),
  'entries.xlsx',
  'lines.json',
  'package.zip',
];

function filesOf(route: string): readonly string[] {
  if (route.includes('/exchange/')) return EXCHANGE_FORMATS.map(({ file }) => file);
  // The same for everybody: all of it is read once, without a log-in.
  return route.startsWith('public/') ? OPEN_FILES : ['entries.csv', 'package.zip'];
}

/** Audit tests that show vouchers, households' bills and budget lines. */
const TESTS = ['missing-evidence', 'round-sums', 'fee-recalculation', 'over-budget'];

/** Values that the parameters of a route take in this community, by the place they stand in. */
function valuesOf(route: string, at: BusyCommunity): Record<string, readonly string[]> {
  const ids: readonly (readonly [RegExp, readonly string[]])[] = [
    [/\/commitments\//, [at.commitmentId]],
    [/\/files\//, [at.fileId]],
    [/\/jobs\//, at.jobIds],
    [/\/reports\//, at.reportIds],
    [/\/spending\//, Object.values(at.spending)],
    [/\/voucher-drafts\//, Object.values(at.drafts)],
  ];
  return {
    communityId: [String(at.id)],
    requestId: [objectedIn(route, at) ?? at.requestId],
    file: filesOf(route),
    year: ['2026'],
    seq: /\/payroll/.test(route) ? [at.staffSeq] : [...at.entries, ...at.entriesOfHomes],
    format: ['kingdee', 'yonyou'],
    key: /\/tests\//.test(route) ? TESTS : ['lift', 'service-fee', 'other', 'F1-lift'],
    period: ['2026-01', '2026-03'],
    importId: [importIdOf(route, at)],
    bankAccountId: [at.bankAccountId],
    reminderId: [at.reminderId],
    batchId: [/ballot-batches/.test(route) ? at.ballotBatchId : at.batchId],
    resolutionId: [votedIn(route, at)],
    settlementId: [at.settlementId],
    contractId: [at.incomeContractId, at.gateId],
    receiptId: [at.receiptId],
    inquiryId: [at.inquiryId],
    engagementId: [at.engagementId],
    sampleId: [at.sampleId],
    findingId: [at.findingId],
    handoverId: [at.handoverId],
    list: ['balances', 'arrears'],
    unitId: at.homes.map(({ unitId }) => unitId),
    paymentId: [at.paymentId],
    outTradeNo: [at.outTradeNo],
    on: ['2026-03-04'],
    budgetId: [at.budgetId, at.spokenBudgetId],
    distributionId: [at.surplusId],
    lineId: [at.budgetLineId],
    fileId: [at.fileId],
    token: [tokenIn(route, at)],
    no: ['1'],
    id: ids.find(([pattern]) => pattern.test(route))?.[1] ?? [],
  };
}

function importIdOf(route: string, at: BusyCommunity): string {
  if (/\/bank-imports\//.test(route)) return at.bankImportId;
  return /\/receipt-imports\//.test(route) ? at.receiptImportId : at.entryImportId;
}

const range = 'from=2026-01&to=2026-03';
const downloads = (query: string) => [query, `${query}&format=csv`, `${query}&format=xlsx`];

/** What is asked behind the question mark, where asking differently shows something else. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  follows: ['', 'kind=amount'],
  notices: ['limit=200'],
  'account/summary': ['', 'on=2026-02-01', 'asOf=3'],
  corrections: ['', 'asOf=2'],
  explore: [...downloads(range), `${range}&by=payee&side=in`, `${range}&by=budget-line&asOf=4`],
  'time-machine': ['', 'asOf=3'],
  'account/statement': [
    ...downloads('limit=200'),
    'from=2026-01-01&to=2026-03-31',
    'q=K',
    'q=物业费',
    'q=1单元102',
    'asOf=5',
    'q=电梯',
  ],
  search: ['q=电梯', 'q=1单元102', 'q=K', 'q=2026年', 'q=85.63', 'kind=entry&q=2026-03'],
  'account/flow': [range, `${range}&fund=F1`],
  'account/uses/:key/entries': [range],
  'my-money': ['', range],
  'my-money/uses/:key/entries': ['', range],
  'my-money/check': ['', 'period=2026-01'],
  'my-money/paper': ['', `${range}&name=1`],
  'my-money/picture': ['', `${range}&name=1`],
  'entries/:seq/proof': ['', 'format=json'],
  'log/:communityId/inclusion': ['index=1&size=3'],
  'log/:communityId/consistency': ['from=2&to=5'],
  'log/:communityId/leaves': ['', 'from=5&limit=200'],
  'binding-requests': ['', 'state=pending'],
  journal: downloads('period=2026-03'),
  'general-ledger': downloads(range),
  'subsidiary-ledger': downloads(`${range}&account=100201`),
  'cash-journal': downloads(`${range}&account=100201`),
  'trial-balance': downloads(range),
  units: ['', 'q=K', 'q=1单元'],
  payees: ['', 'q=K'],
  spending: ['', 'q=K', 'state=paid'],
  reports: ['', 'kind=voucher', 'from=2026-01&to=2026-12&q=收支&published=1'],
  'bill-runs': ['period=2026-03'],
  'bill-runs/preview': ['period=2026-03'],
  collection: ['period=2026-03', 'from=2026-01&to=2026-03'],
  'late-fees/preview': ['period=2026-02'],
  'bill-reliefs': ['', 'state=asked'],
  'households/:unitId/settlement/pdf': ['soldOn=2026-03-05'],
  'budgets/:budgetId': ['', 'version=1'],
  'budgets/:budgetId/differences': ['', 'from=1&to=1'],
  'budget-lines': ['fund=F5', 'fund=F1'],
  commitments: ['', 'state=proposed'],
  'surplus-distributions/:distributionId/lines': ['', 'format=csv', 'format=xlsx'],
  'common-income': ['', 'period=2026-03', 'year=2026'],
  remuneration: ['period=2026-03'],
  'remuneration/preview': ['period=2026-03'],
  'receipt-register': ['number=SJ2026-000001'],
  'audit/findings': ['', 'state=waiting'],
  inquiries: ['', 'mine=1', 'following=1', 'state=overdue', 'sort=due', 'q=验收', 'q=139', 'q=K'],
  'inquiries/similar': ['text=为什么付了两次', 'subjectKind=entry&subjectId=1'],
  'meter-readings': ['feeCode=service&period=2026-03'],
  'shared-costs': ['period=2026-03'],
  households: ['q=K', 'q=101', 'q=1-1-101'],
  'evidence/unmasked': ['', 'state=done'],
  'households/:unitId/settlement': ['soldOn=2026-03-05'],
  receipts: ['on=2026-03-05'],
  'receipts/check': ['c=1&n=SJ2026-000001&k=0f3a9c21d47be5608812'],
  'bank-accounts/:bankAccountId/lines': ['', 'state=open', 'q=K'],
  'bank-accounts/:bankAccountId/reconciliation': ['day=2026-03-04'],
};

/** Every address of every GET route of the table, with the ids of this community. */
export function everyAddress(at: BusyCommunity): string[] {
  return Object.keys(ROUTES)
    .filter((route) => route.startsWith('GET '))
    .flatMap((route) => addressesOf(route, at));
}

function addressesOf(route: string, at: BusyCommunity): string[] {
  const path = route.slice('GET '.length);
  const values = valuesOf(`${path}/`, at);
  const filled = [...path.matchAll(/:(\w+)/g)].reduce<string[]>(
    (paths, [parameter, name]) => {
      const found = values[name ?? ''] ?? [];
      if (found.length === 0) throw new Error(`no value for ${parameter} in ${route}`);
      return paths.flatMap((one) => found.map((value) => one.replace(parameter, value)));
    },
    [path],
  );
  const queries = QUERIES[path.replace('communities/:communityId/', '')] ?? [''];
  const outside = ['healthz', 'readyz', 'metrics'].includes(path);
  return filled.flatMap((one) =>
    queries.map((query) => `${outside ? '' : '/api'}/${one}${query === '' ? '' : `?${query}`}`),
  );
}
