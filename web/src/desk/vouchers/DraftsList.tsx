import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Chips } from '../ui/Chips';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { StateTag } from '../ui/StateTag';
import { Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import type { VoucherDraft } from './types';

const STATES = ['', 'draft', 'submitted', 'returned', 'posted'] as const;

/** Vouchers written by hand: being written, waiting for the reviewer, returned, posted. */
export function DraftsList() {
  const t = useWords('vouchers');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const [state, setState] = useState<(typeof STATES)[number]>('');
  const list = usePages<VoucherDraft>('/voucher-drafts', { state });
  return (
    <>
      <Toolbar>
        <Chips
          label={t('filterState')}
          value={state}
          options={STATES.map((key) => ({ key, name: t(`state.${key || 'all'}`) }))}
          onChange={setState}
        />
      </Toolbar>
      <DataTable<VoucherDraft>
        label={t('list')}
        rowKey="id"
        columns={[
          textColumn(t('bookedOn'), ({ bookedOn }) => dates.day(bookedOn), 130),
          textColumn(t('col.kind'), ({ kind }) => t(`kind.${kind}`), 96),
          textColumn(t('col.summary'), ({ summary }) => summary),
          textColumn(t('col.state'), (draft) => (
            <StateTag state={draft.state} name={t(`state.${draft.state}`)} />
          )),
          textColumn(t('col.prepared'), ({ preparedBy }) => preparedBy),
          amountColumn(t('col.debit'), ({ totalDebit }) => totalDebit),
          amountColumn(t('col.credit'), ({ totalCredit }) => totalCredit),
        ]}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        onOpen={({ id }) => void navigate(here.to(`books/drafts/${id}`))}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
      />
    </>
  );
}
