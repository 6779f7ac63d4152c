import { Table, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { sumYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { Badge } from '../../shared/components/Badge';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import { amountColumn, clippedColumn, Figure, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Downloads } from '../ui/Downloads';
import { PeriodField } from '../ui/DayField';
import { SearchField } from '../ui/SearchField';
import { Filter, Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import { useFilters } from './filters';
import { FoundEntries } from './FoundEntries';
import type { JournalEntry, JournalLine } from './types';

interface Row {
  key: string;
  entry: JournalEntry;
  line: JournalLine;
  isFirst: boolean;
}

const rowsOf = (entries: JournalEntry[]): Row[] =>
  entries.flatMap((entry) =>
    entry.lines.map((line, index) => ({
      key: `${entry.seq}-${line.line}`,
      entry,
      line,
      isFirst: index === 0,
    })),
  );

/** 序时账: the vouchers of a month in their order; or, when something is searched, what was found. */
export function Journal() {
  const t = useWords('books');
  const [filters, change] = useFilters();
  const period = filters.to;
  return (
    <>
      <Toolbar end={<Downloads path="/journal" query={{ period }} />}>
        <Filter name={t('filter.period')}>
          <PeriodField value={period} onChange={(to) => change({ from: to, to })} />
        </Filter>
        <SearchField
          value={filters.q}
          onChange={(q) => change({ q })}
          placeholder={t('journal.search')}
        />
      </Toolbar>
      {filters.q ? <FoundEntries q={filters.q} /> : <Month period={period} />}
    </>
  );
}

function Month({ period }: { period: string }) {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const list = usePages<JournalEntry>('/journal', { period, limit: 100 });
  const rows = list.items && rowsOf(list.items);
  const to = (seq: string) => here.to(`books/entries/${seq}`);
  return (
    <DataTable<Row>
      label={t('book.journal')}
      rowKey="key"
      columns={columnsOf(t, dates.dayShort, to)}
      rows={rows}
      error={list.error}
      onRetry={list.retry}
      empty={t('journal.empty', { period: dates.period(period) })}
      onOpen={({ entry }) => void navigate(to(entry.seq))}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
      totals={rows && <Totals rows={rows} hasMore={list.hasMore} />}
    />
  );
}

function columnsOf(
  t: Words,
  day: (day: string) => string,
  to: (seq: string) => string,
): TableColumnsType<Row> {
  const ifFirst = (row: Row, value: React.ReactNode) => (row.isFirst ? value : null);
  return [
    textColumn(t('col.on'), (row) => ifFirst(row, day(row.entry.bookedOn)), 84),
    textColumn(
      t('col.voucher'),
      (row) => ifFirst(row, <VoucherLink row={row} href={to(row.entry.seq)} />),
      96,
    ),
    clippedColumn(
      t('col.summary'),
      ({ line, entry }) =>
        line.count > 1
          ? t('journal.together', { summary: entry.summary, count: line.count })
          : line.summary || entry.summary,
      260,
    ),
    clippedColumn(t('col.account'), ({ line }) => `${line.accountCode} ${line.accountName}`, 220),
    textColumn(t('col.fund'), ({ line }) => t(`fund.${line.fund}`)),
    amountColumn(t('col.debit'), ({ line }) => line.debit),
    amountColumn(t('col.credit'), ({ line }) => line.credit),
    textColumn(t('col.prepared'), (row) => ifFirst(row, row.entry.preparedBy ?? t('system')), 72),
    textColumn(t('col.reviewed'), (row) => ifFirst(row, row.entry.reviewedBy ?? t('system')), 72),
  ];
}

function VoucherLink({ row, href }: { row: Row; href: string }) {
  const t = useWords('books');
  const { voucherNo, reversesSeq, reversedBySeq } = row.entry;
  return (
    <>
      <Link to={href}>{t('voucherNo', { no: voucherNo })}</Link>{' '}
      {reversesSeq && <Badge tone="broken">{t('isReversal')}</Badge>}
      {reversedBySeq && <Badge>{t('isReversed')}</Badge>}
    </>
  );
}

function Totals({ rows, hasMore }: { rows: Row[]; hasMore: boolean }) {
  const t = useWords('books');
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={5}>
        <strong>{t(hasMore ? 'totalsShown' : 'totals')}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={5} align="right">
        <strong>
          <Figure text={sumYuan(rows.map(({ line }) => line.debit))} />
        </strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={6} align="right">
        <strong>
          <Figure text={sumYuan(rows.map(({ line }) => line.credit))} />
        </strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={7} colSpan={2} />
    </Table.Summary.Row>
  );
}
