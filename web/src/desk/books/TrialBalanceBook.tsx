import { Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { formatAmount } from '../../shared/format/yuan';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { amountColumn, Figure, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { FilterBar } from './FilterBar';
import { useFilters } from './filters';
import styles from './rows.module.css';
import type { BalanceRow, TrialBalance } from './types';

const PAIRS = [
  ['opening', 'openingDebit', 'openingCredit'],
  ['current', 'debit', 'credit'],
  ['year', 'yearDebit', 'yearCredit'],
  ['closing', 'closingDebit', 'closingCredit'],
] as const;

/** 科目余额表, eight columns; Enter leads to the account's 明细账. */
export function TrialBalanceBook() {
  const t = useWords('books');
  const here = useHere();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const [leavesOnly, setLeavesOnly] = useState(false);
  const { from, to, fund } = filters;
  const query = { from, to, fund };
  const balance = useHereGet<TrialBalance>('/trial-balance', query, { keepLast: true });
  const rows = balance.data?.items.filter(({ isLeaf }) => isLeaf || !leavesOnly) ?? null;
  return (
    <>
      <FilterBar filters={filters} onChange={change} path="/trial-balance" query={query}>
        <label>
          <Switch checked={leavesOnly} onChange={setLeavesOnly} /> {t('leavesOnly')}
        </label>
      </FilterBar>
      {balance.data && <Balanced totals={balance.data.totals} />}
      <DataTable<BalanceRow>
        label={t('book.balance')}
        rowKey="accountCode"
        columns={columnsOf(t)}
        rows={rows}
        error={balance.error}
        onRetry={() => void balance.refetch()}
        empty={t('nothing')}
        rowClass={({ isLeaf, level }) => (!isLeaf && level === 1 ? (styles.head ?? '') : '')}
        onOpen={({ accountCode }) =>
          void navigate(here.to(`books/subsidiary?account=${accountCode}&from=${from}&to=${to}`))
        }
        totals={balance.data && <Totals totals={balance.data.totals} />}
      />
    </>
  );
}

/** Says whether the books balance, before anybody reads eighty rows to find out. */
function Balanced({ totals }: { totals: TrialBalance['totals'] }) {
  const t = useWords('books');
  const isBalanced = PAIRS.every(([, debit, credit]) => totals[debit] === totals[credit]);
  if (!isBalanced) return <Notice tone="broken">{t('unbalanced')}</Notice>;
  return (
    <p className="quiet" style={{ marginBottom: 8 }}>
      {t('balanced', { amount: formatAmount(totals.closingDebit) })}
    </p>
  );
}

function columnsOf(t: Words): TableColumnsType<BalanceRow> {
  return [
    textColumn(t('col.code'), ({ accountCode }) => <span className="code">{accountCode}</span>, 72),
    textColumn(
      t('col.name'),
      ({ accountName, level }) => (
        <span style={{ paddingLeft: (level - 1) * 16 }}>{accountName}</span>
      ),
      176,
    ),
    ...PAIRS.map(([key, debit, credit]) => ({
      title: t(`pair.${key}`),
      children: [
        amountColumn<BalanceRow>(t('col.debitShort'), (row) => row[debit], 104),
        amountColumn<BalanceRow>(t('col.creditShort'), (row) => row[credit], 104),
      ],
    })),
  ];
}

function Totals({ totals }: { totals: TrialBalance['totals'] }) {
  const t = useWords('books');
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={2}>
        <strong>{t('totals')}</strong>
      </Table.Summary.Cell>
      {PAIRS.flatMap(([, debit, credit]) => [debit, credit]).map((column, index) => (
        <Table.Summary.Cell key={column} index={index + 2} align="right">
          <strong>
            <Figure text={totals[column]} zero="0.00" />
          </strong>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
