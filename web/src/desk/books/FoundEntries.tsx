import { Link, useNavigate } from 'react-router';
import type { EntryCard } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { usePages } from '../ui/usePages';

/** Vouchers of all months that say what was searched for, newest first. */
export function FoundEntries({ q }: { q: string }) {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const list = usePages<EntryCard>('/account/statement', { q });
  const to = (seq: string) => here.to(`books/entries/${seq}`);
  return (
    <DataTable<EntryCard>
      label={t('journal.found')}
      rowKey="seq"
      columns={[
        textColumn(t('col.on'), ({ bookedOn }) => dates.day(bookedOn), 136),
        textColumn(
          t('col.voucher'),
          ({ seq, period, voucherNo }) => (
            <Link to={to(seq)}>
              {period} {t('voucherNo', { no: voucherNo })}
            </Link>
          ),
          160,
        ),
        textColumn(t('col.summary'), ({ title, summary }) => summary || title),
        textColumn(t('col.payee'), ({ payeeName }) => payeeName),
        textColumn(t('col.account'), ({ accountName }) => accountName),
        amountColumn(t('col.amount'), ({ amount }) => amount),
      ]}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      empty={<EmptyState title={t('journal.noHit', { q })}>{t('journal.noHitHint')}</EmptyState>}
      onOpen={({ seq }) => void navigate(to(seq))}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
    />
  );
}
