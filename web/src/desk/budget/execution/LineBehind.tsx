import { Link } from 'react-router';
import { formatYuan, isZeroYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { usePages } from '../../ui/usePages';
import type { ExecutionLine, LineEntry } from '../types';

/** The entries behind the figure, newest first, and how it came about month by month. */
export function LineBehind({ budgetId, line }: { budgetId: string; line: ExecutionLine }) {
  const t = useWords('budget-execution');
  const here = useHere();
  const dates = useDates();
  const entries = usePages<LineEntry>(`/budgets/${budgetId}/lines/${line.lineId}/entries`);
  const months = line.months.filter(({ spent }) => !isZeroYuan(spent));
  return (
    <>
      <Facts
        facts={[
          [t('approved'), formatYuan(line.approved)],
          [t('committed'), formatYuan(line.committed)],
          [t('spent'), formatYuan(line.spent)],
          [t('available'), formatYuan(line.available)],
        ]}
      />
      <h3 className="section">{t('byMonth')}</h3>
      <Facts
        facts={months.map(
          ({ period, spent }) => [dates.period(period), formatYuan(spent)] as const,
        )}
      />
      <h3 className="section">{t('entries')}</h3>
      <DataTable<LineEntry>
        label={t('entries')}
        rowKey={({ entry }) => entry.seq}
        columns={[
          textColumn(t('bookedOn'), ({ entry }) => dates.day(entry.bookedOn)),
          textColumn(t('summary'), ({ entry, chosen }) => (
            <>
              <Link to={here.to(`books/entries/${entry.seq}`)}>{entry.title}</Link>
              {!chosen && <span className="quiet"> {t('notChosen')}</span>}
            </>
          )),
          amountColumn(t('amount'), ({ charged }) => charged),
        ]}
        rows={entries.items}
        error={entries.error}
        onRetry={entries.retry}
        empty={t('noEntries')}
        hasMore={entries.hasMore}
        onMore={entries.more}
        isReadingMore={entries.isReadingMore}
      />
    </>
  );
}
