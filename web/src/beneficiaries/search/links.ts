import type { SearchResult } from '../../shared/api/types';

/** The page inside the community that shows a result; null where residents have none. */
export function pageOf({ kind, id, parent }: SearchResult['link']): string | null {
  const pages: Record<string, string> = {
    entry: `/entries/${id}`,
    payee: `/statement?payee=${id}`,
    account: `/statement?account=${id}`,
    'budget-line': `/budget/${parent}/lines/${id}`,
    inquiry: `/inquiries/${id}`,
    report: '/reports',
    resolution: `/votes/${id}`,
    'income-contract': '/common-income',
  };
  return pages[kind] ?? null;
}

/** What is left of the box when one piece is taken out. */
export function without(typed: string, piece: string): string {
  return typed
    .normalize('NFKC')
    .replace(/￥/g, '¥')
    .replace(piece, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
