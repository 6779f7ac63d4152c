import type { TableColumnsType } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { useAccounts, type Account } from '../ui/accounts';
import { amountColumn, Figure, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { usePages } from '../ui/usePages';
import styles from './rows.module.css';
import { FilterBar } from './FilterBar';
import { useFilters, type Filters } from './filters';
import type { LedgerPage, LedgerRow, TrialBalance } from './types';

type Row = LedgerRow & { key: string };

interface Props {
  path: '/subsidiary-ledger' | '/cash-journal';
  /** 日记账: only cash and bank accounts, with 对方科目. */
  daily?: boolean;
}

const isCash = (account: Account) => account.isCash;

/** 明细账 or 日记账 of one account: running balance, 本月合计, 本年累计. */
export function AccountBook({ path, daily = false }: Props) {
  const t = useWords('books');
  const [filters, change] = useFilters();
  const { from, to, account, fund } = filters;
  const accounts = useAccounts().data?.items;
  const isCashAccount = (code: string) =>
    accounts?.some((one) => one.code === code && one.isCash) ?? false;
  const isFitting = account !== '' && (!daily || isCashAccount(account));
  const balance = useHereGet<TrialBalance>('/trial-balance', { from, to }, { enabled: !isFitting });
  // Without a choice: the first account that has something to show.
  const first = balance.data?.items.find(
    ({ accountCode, isLeaf }) => isLeaf && (!daily || isCashAccount(accountCode)),
  )?.accountCode;
  useEffect(() => {
    if (!isFitting && accounts && first) change({ account: first });
    // `change` is of this render; only a missing account is a reason to choose one
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isFitting, accounts, first]);
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={change}
        path={path}
        query={{ account, from, to, fund }}
        account={daily ? { only: isCash } : {}}
      />
      {isFitting ? (
        <Rows path={path} daily={daily} filters={filters} />
      ) : (
        <Loaded of={balance}>{() => <EmptyState title={t('chooseAccount')} />}</Loaded>
      )}
    </>
  );
}

function Rows({ path, daily, filters }: Props & { filters: Filters }) {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const { from, to, account, fund } = filters;
  const query = { account, from, to, fund, limit: 200 };
  const list = usePages<LedgerRow, LedgerPage>(path, query);
  const rows = list.items?.map((row, index) => ({ ...row, key: String(index) })) ?? null;
  return (
    <DataTable<Row>
      label={t(daily ? 'book.cash' : 'book.subsidiary')}
      rowKey="key"
      columns={columnsOf(t, dates, daily ?? false)}
      rows={rows}
      error={list.error}
      onRetry={list.retry}
      empty={t('nothing')}
      rowClass={rowClassOf}
      onOpen={({ seq }) => {
        if (seq) void navigate(here.to(`books/entries/${seq}`));
      }}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
    />
  );
}

export function rowClassOf({ kind }: LedgerRow): string {
  return kind === 'line' ? '' : (styles[kind] ?? '');
}

/** What a row says of itself: its summary, or which total it is. */
export function summaryOf(t: Words, row: LedgerRow): string {
  return row.kind === 'line' ? row.summary : t(`row.${row.kind}`);
}

function columnsOf(
  t: Words,
  dates: ReturnType<typeof useDates>,
  daily: boolean,
): TableColumnsType<Row> {
  return [
    textColumn(
      t('col.on'),
      ({ bookedOn, kind }) => (kind === 'line' ? dates.day(bookedOn) : ''),
      124,
    ),
    textColumn(
      t('col.voucher'),
      ({ voucherNo }) => (voucherNo === null ? '' : t('voucherNo', { no: voucherNo })),
      88,
    ),
    textColumn(t('col.summary'), (row) => summaryOf(t, row), 360),
    ...(daily ? [textColumn<Row>(t('col.counter'), ({ counter }) => counter, 160)] : []),
    amountColumn(t('col.debit'), ({ debit }) => debit),
    amountColumn(t('col.credit'), ({ credit }) => credit),
    textColumn(t('col.direction'), ({ direction }) => t(`direction.${direction}`), 56),
    {
      ...amountColumn<Row>(t('col.balance'), ({ balance }) => balance),
      render: (_value, { balance }) => <Figure text={balance} zero="0.00" />,
    },
  ];
}
