import { Drawer, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { Badge, type Tone } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { useWords, type Words } from '../../app/words';
import { amountColumn, clippedColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { usePages } from '../../ui/usePages';
import { EmergencyPanel } from './EmergencyPanel';
import type { Emergency } from './types';

/** 应急支出: done before anybody could ask; ratified in time, or the trustee's own cost. */
export function EmergenciesTab() {
  const t = useWords('emergencies');
  const dates = useDates();
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const list = usePages<Emergency>('/emergencies');
  const openId = params.get('open');
  return (
    <>
      <DataTable<Emergency>
        label={t('title')}
        rowKey="requestId"
        columns={columnsOf(t, dates.dayShort)}
        rows={list.items}
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
        title={list.items?.find(({ requestId }) => requestId === openId)?.reason ?? t('title')}
        size={520}
        destroyOnHidden
      >
        {openId && <EmergencyPanel id={openId} />}
      </Drawer>
    </>
  );
}

const TONES: Record<string, Tone> = {
  ratified: 'good',
  refused: 'broken',
  lapsed: 'broken',
  withdrawn: 'quiet',
};

function columnsOf(t: Words, day: (text: string) => string): TableColumnsType<Emergency> {
  return [
    textColumn(t('col.number'), ({ number }) => number, 128),
    textColumn(t('col.state'), (one) => (
      <Badge tone={TONES[one.state] ?? 'attention'}>{t(`state.${one.state}`)}</Badge>
    )),
    textColumn(t('col.grounds'), ({ groundsName }) => groundsName),
    clippedColumn(t('col.reason'), ({ reason }) => reason, 260),
    clippedColumn(t('col.payee'), ({ payeeName }) => payeeName, 180),
    textColumn(t('col.ratifyBy'), ({ ratifyBy }) => day(ratifyBy)),
    amountColumn(t('col.amount'), ({ amount }) => amount),
  ];
}
