import type { KnownRequest } from '../platform/http/caller';

/** Where a look went: the route as the house knows it, and what stood in the address. */
export interface LookAddress {
  readonly route: string;
  readonly subject: string;
}

const SUBJECT_MAX = 500;

/** Routes by name; more than one may be one thing to a reader. By the path below the community. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(audit\/engagements\/:engagementId\/samples\/:sampleId)/, '抽样底稿'],
  [/^audit\/engagements\/:engagementId\/tests/, '审计测试'],
  [/^todo|^jobs/, '待办与任务'],
  [/^audit\/readings/, '查阅记录'],
  [/^audit/, '审计'],
  [/^journal/, '序时账'],
  [/^general-ledger/, '总账'],
  [/^subsidiary-ledger/, '明细账'],
  [/^cash-journal/, '日记账'],
  [/^trial-balance/, '科目余额表'],
  [/^account\/entries|^entries/, '凭证'],
  [/^account|^explore|^search/, '可查询账户'],
  [/^files\/:id\/original/, '凭证附件原件'],
  [/^files|^evidence/, '凭证附件'],
  [/^spending|^payees|^commitments/, '支出与合同订单'],
  [/^bank/, '银行与对账'],
  [/^budgets|^budget/, '预算'],
  [/^reports/, '报表'],
  [/^exchange|^log/, '账簿导出与存证'],
  [/^(charges|bills|bill-|collection|receipts|deposits|arrears)/, '收费'],
  [/^(income|common-income)/, '公共收益'],
  [/^(contract|resolutions|grants|posts)/, '合同、决议与授权'],
];

/** GET communities/:communityId/journal, and 2026-03 · period=2026-03. */
export function addressOf(
  request: Pick<KnownRequest, 'method' | 'route' | 'params' | 'query'>,
): LookAddress {
  const route: unknown = request.route;
  const path =
    typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '';
  const said = Object.entries({ ...request.params, ...request.query })
    .filter(([name]) => name !== 'communityId')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return {
    route: `${request.method} ${path.replace(/^\/(api\/)?/, '')}`.slice(0, 200),
    subject: said.join(' ').slice(0, SUBJECT_MAX),
  };
}

/** 序时账; the route itself where it has no name. */
export function routeName(route: string): string {
  const path = route.replace(/^[A-Z]+ communities\/:communityId\/?/, '');
  return NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? route;
}
