import { Drawer, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { isGoingOn, toneOf } from '../../../shared/objections/standing';
import type { ObjectedPayment } from '../../../shared/objections/types';
import { useWords, type Words } from '../../app/words';
import { amountColumn, clippedColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { usePages } from '../../ui/usePages';
import { ObjectionPanel } from './ObjectionPanel';

/** Payments in their window, frozen or past: what stands still comes first. */
export function ObjectionsTab() {
  const t = useWords('objections');
  const dates = useDates();
  // In the address, so that 待办 leads straight to the one that waits.
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const list = usePages<ObjectedPayment>('/objections');
  const items = list.items && byUrgency(list.items);
  const openId = params.get('open');
  return (
    <>
      <DataTable<ObjectedPayment>
        label={t('title')}
        rowKey="requestId"
        columns={columnsOf(t, dates.dayShort)}
        rows={items}
        error={list.error}
        onRetry={list.retry}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        onOpen={({ requestId }) => setOpen(requestId)}
      />
      <Drawer
        open={openId !== null}
        onClose={() => setOpen(null)}
        title={items?.find(({ requestId }) => requestId === openId)?.reason ?? t('title')}
        size={560}
        destroyOnHidden
      >
        {openId && <ObjectionPanel id={openId} />}
      </Drawer>
    </>
  );
}

const rankOf = (payment: ObjectedPayment): number => {
  if (payment.state === 'frozen') return 0;
  return isGoingOn(payment) ? 1 : 2;
};

function byUrgency(items: readonly ObjectedPayment[]): ObjectedPayment[] {
  return [...items].sort(
    (one, other) => rankOf(one) - rankOf(other) || (one.endsOn < other.endsOn ? 1 : -1),
  );
}

function columnsOf(t: Words, day: (text: string) => string): TableColumnsType<ObjectedPayment> {
  return [
    textColumn(t('col.number'), ({ number }) => number, 128),
    textColumn(t('col.state'), (payment) => (
      <Badge tone={toneOf(payment)}>{t(`state.${payment.state}`)}</Badge>
    )),
    clippedColumn(t('col.reason'), ({ reason }) => reason, 240),
    clippedColumn(t('col.payee'), ({ payeeName }) => payeeName, 180),
    textColumn(t('col.endsOn'), ({ endsOn }) => day(endsOn)),
    textColumn(t('col.households'), ({ households, neededHouseholds }) =>
      t('of', { part: households, needed: neededHouseholds }),
    ),
    textColumn(t('col.answered'), ({ answers, households }) => {
      if (answers.length > 0) return t('answered');
      return households > 0 ? t('waits') : '';
    }),
    amountColumn(t('col.amount'), ({ amount }) => amount),
  ];
}
