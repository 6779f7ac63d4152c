import type { ReactNode } from 'react';
import { useWords } from '../app/words';
import { AccountSelect } from '../ui/AccountSelect';
import type { Account } from '../ui/accounts';
import { PeriodField } from '../ui/DayField';
import { Downloads } from '../ui/Downloads';
import { FundSelect } from '../ui/FundSelect';
import { Filter, Toolbar } from '../ui/Toolbar';
import type { Filters } from './filters';

interface Props {
  filters: Filters;
  onChange: (part: Partial<Filters>) => void;
  /** The book these filters are for, also as a file. */
  path: string;
  query: Record<string, string>;
  account?: { only?: (account: Account) => boolean; optional?: boolean };
  children?: ReactNode;
}

/** From month to month, account and fund; the same as CSV and XLSX. */
export function FilterBar({ filters, onChange, path, query, account, children }: Props) {
  const t = useWords('books');
  return (
    <Toolbar end={<Downloads path={path} query={query} />}>
      {account && (
        <Filter name={t('filter.account')}>
          <span style={{ width: 260, maxWidth: '100%' }}>
            <AccountSelect
              value={filters.account}
              onChange={(code) => onChange({ account: code })}
              allowClear={account.optional ?? false}
              {...(account.only ? { only: account.only } : {})}
            />
          </span>
        </Filter>
      )}
      <Filter name={t('filter.from')}>
        <PeriodField value={filters.from} onChange={(from) => onChange({ from })} />
      </Filter>
      <Filter name={t('filter.to')}>
        <PeriodField value={filters.to} onChange={(to) => onChange({ to })} />
      </Filter>
      <Filter name={t('filter.fund')}>
        <FundSelect allowAll value={filters.fund} onChange={(fund) => onChange({ fund })} />
      </Filter>
      {children}
    </Toolbar>
  );
}
