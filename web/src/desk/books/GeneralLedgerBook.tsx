import type { TableColumnsType } from 'antd';
import { useNavigate } from 'react-router';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { amountColumn, Figure, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { rowClassOf, summaryOf } from './AccountBook';
import { FilterBar } from './FilterBar';
import { useFilters } from './filters';
import type { GeneralLedger, LedgerRow } from './types';

interface Row extends LedgerRow {
  key: string;
  code: string;
  name: string;
  isFirst: boolean;
}

const rowsOf = ({ items }: GeneralLedger): Row[] =>
  items.flatMap(({ account, rows }) =>
    rows.map((row, index) => ({
      ...row,
      key: `${account.code}-${index}`,
      code: account.code,
      name: account.name,
      isFirst: index === 0,
    })),
  );

/** 总账: each account by month; Enter leads to its 明细账. */
export function GeneralLedgerBook() {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { from, to, fund, account } = filters;
  const query = { from, to, fund, account };
  const ledger = useHereGet<GeneralLedger>('/general-ledger', query, { keepLast: true });
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={change}
        path="/general-ledger"
        query={query}
        account={{ optional: true }}
      />
      <DataTable<Row>
        label={t('book.general')}
        rowKey="key"
        columns={columnsOf(t, dates.period)}
        rows={ledger.data ? rowsOf(ledger.data) : null}
        error={ledger.error}
        onRetry={() => void ledger.refetch()}
        empty={t('nothing')}
        rowClass={rowClassOf}
        onOpen={({ code }) =>
          void navigate(here.to(`books/subsidiary?account=${code}&from=${from}&to=${to}`))
        }
      />
    </>
  );
}

function columnsOf(t: Words, period: (period: string) => string): TableColumnsType<Row> {
  return [
    textColumn(
      t('col.account'),
      ({ isFirst, code, name }) =>
        isFirst && (
          <strong>
            <span className="code">{code}</span> {name}
          </strong>
        ),
      260,
    ),
    textColumn(t('col.period'), (row) => (row.kind === 'opening' ? '' : period(row.period)), 112),
    textColumn(t('col.summary'), (row) => summaryOf(t, row), 160),
    amountColumn(t('col.debit'), ({ debit }) => debit),
    amountColumn(t('col.credit'), ({ credit }) => credit),
    textColumn(t('col.direction'), ({ direction }) => t(`direction.${direction}`), 56),
    {
      ...amountColumn<Row>(t('col.balance'), ({ balance }) => balance),
      render: (_value, { balance }) => <Figure text={balance} zero="0.00" />,
    },
  ];
}
