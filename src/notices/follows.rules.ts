import { Money } from '../shared/money';
import { noticesErrors } from './notices.errors';

/** What a person may follow. */
export const followKinds = [
  'budget-line',
  'payee',
  'amount',
  'inquiry',
  'report',
  'everything',
] as const;
export type FollowKind = (typeof followKinds)[number];

export const followKindNames: Record<FollowKind, string> = {
  'budget-line': '预算项目',
  payee: '收款单位',
  amount: '大额收支',
  inquiry: '质询',
  report: '月度公示',
  everything: '全部动态',
};

/** Kinds that name one thing by its id. */
const WITH_TARGET: readonly FollowKind[] = ['budget-line', 'payee', 'inquiry'];

/** A wish as it is asked: `target` an id, `limit` in yuan. */
export interface FollowAsked {
  readonly kind: FollowKind;
  readonly target?: string | undefined;
  readonly limit?: string | undefined;
}

export interface Wish {
  readonly kind: FollowKind;
  readonly target: string | null;
  /** 每笔达到: a single movement of at least so much. */
  readonly limit: Money | null;
}

/**
 * The wish whole, and nothing in it that its kind does not have.
 * @throws DomainError invalid `notices.target-needed`, `notices.limit-needed`.
 */
export function wishOf({ kind, target, limit }: FollowAsked): Wish {
  if (WITH_TARGET.includes(kind)) {
    if (target === undefined) throw noticesErrors.targetNeeded(followKindNames[kind]);
    return { kind, target, limit: null };
  }
  if (kind !== 'amount') return { kind, target: null, limit: null };
  const least = Money.yuan(limit ?? '0');
  if (!least.isPositive()) throw noticesErrors.limitNeeded();
  return { kind, target: null, limit: least };
}

/** What a wish is called on her page: 预算项目：电梯维保, 单笔 5,000.00 元及以上. */
export function wishName({ kind, limit }: Pick<Wish, 'kind' | 'limit'>, name: string): string {
  if (kind === 'amount' && limit) return `单笔 ${limit.format()} 元及以上`;
  return name === '' ? followKindNames[kind] : `${followKindNames[kind]}：${name}`;
}

/** Why she is told: 您关注的…. */
export const whyOf = (wish: Pick<Wish, 'kind' | 'limit'>, name: string): string =>
  `您关注的${wishName(wish, name)}`.slice(0, 200);

/**
 * Which wish is named when several are fulfilled by one thing: the closest one. 0 comes first.
 */
export const closeness = (kind: FollowKind): number => followKinds.indexOf(kind);
