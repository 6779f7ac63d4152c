import { Select } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../app/words';
import { rankOf, searchTextOf, useAccounts, type Account } from './accounts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (code: string) => void;
  /** Which accounts are offered; all active leaves otherwise. */
  only?: (account: Account) => boolean;
  /** Plain name first, for people who do not think in codes. */
  plain?: boolean;
  'aria-label'?: string;
  placeholder?: string;
  allowClear?: boolean;
  variant?: 'borderless' | 'outlined';
  disabled?: boolean;
}

const byCode = (one: Account, other: Account) => (one.code < other.code ? -1 : 1);

/** What is usually paid for comes first. */
const byUse = (one: Account, other: Account) =>
  Number(other.kind === 'expense') - Number(one.kind === 'expense') || byCode(one, other);

/** Account by code, name or pinyin initials ("yhck" → 银行存款). */
export function AccountSelect({ only, plain = false, value, onChange, ...rest }: Props) {
  const t = useWords();
  const { data, isPending } = useAccounts();
  const options = useMemo(
    () =>
      (data?.items ?? [])
        .filter((account) => account.isLeaf && account.active && (only?.(account) ?? true))
        .sort(plain ? byUse : byCode)
        .map((account) => ({
          value: account.code,
          label: plain ? `${account.name}（${account.code}）` : `${account.code} ${account.name}`,
          search: searchTextOf(account),
          account,
        })),
    [data, only, plain],
  );
  return (
    <Select
      {...rest}
      style={{ width: '100%' }}
      loading={isPending}
      placeholder={rest.placeholder ?? t('account.choose')}
      options={options}
      value={value || null}
      onChange={(code: string | undefined) => onChange?.(code ?? '')}
      popupMatchSelectWidth={false}
      showSearch={{
        filterOption: (typed, option) =>
          option?.search.includes(typed.trim().toLowerCase()) ?? false,
        filterSort: (one, other, { searchValue }) =>
          rankOf(one.account, searchValue) - rankOf(other.account, searchValue),
      }}
      notFoundContent={t('account.none')}
    />
  );
}
