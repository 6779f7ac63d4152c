import { useHereGet } from '../app/here';
import { pinyinInitials } from '../../../../src/shared/pinyin';

export interface Account {
  code: string;
  name: string;
  english: string;
  kind: string;
  side: string;
  isCash: boolean;
  isLeaf: boolean;
  active: boolean;
  parentCode: string | null;
}

/** The chart of accounts of this community. */
export function useAccounts() {
  return useHereGet<{ items: Account[] }>('/accounts');
}

/** What a search may hit: code, name, pinyin initials. */
export function searchTextOf(account: Account): string {
  return `${account.code} ${account.name} ${pinyinInitials(account.name)}`.toLowerCase();
}

/** How well an account answers what was typed; smaller is better. 电梯 before 长期待摊 for "dt". */
export function rankOf({ code, name }: Pick<Account, 'code' | 'name'>, typed: string): number {
  const wanted = typed.trim().toLowerCase();
  if (code.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  const parts = name.split(/[-—－]/).map(pinyinInitials);
  return parts.some((part) => part.startsWith(wanted)) ? 2 : 3;
}
