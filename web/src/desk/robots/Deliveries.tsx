import type { UseQueryResult } from '@tanstack/react-query';
import type { TableColumnsType } from 'antd';
import { useEffect } from 'react';
import { Badge, type Tone } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import type { Delivery } from './types';

const TONES: Record<Delivery['state'], Tone> = {
  waiting: 'attention',
  sent: 'good',
  failed: 'broken',
};

/** 发送记录: what went out, what the group's server said. */
export function Deliveries() {
  const t = useWords('robots');
  const list = useHereGet<{ items: Delivery[] }>('/robots/deliveries');
  useLookAgain(list);
  return (
    <DataTable<Delivery>
      label={t('deliveries.title')}
      rowKey="id"
      columns={useColumns()}
      rows={list.data?.items ?? null}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title={t('deliveries.none')}>{t('deliveries.noneHint')}</EmptyState>}
    />
  );
}

const LOOK_AGAIN_MS = 3000;

/** While something is on its way out, what became of it is asked for again. */
function useLookAgain({ data, refetch }: UseQueryResult<{ items: Delivery[] }>): void {
  const isOnItsWay = data?.items.some(({ state }) => state === 'waiting') ?? false;
  useEffect(() => {
    if (!isOnItsWay) return undefined;
    const timer = window.setInterval(() => void refetch(), LOOK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [isOnItsWay, refetch]);
}

function useColumns(): TableColumnsType<Delivery> {
  const t = useWords('robots');
  const dates = useDates();
  return [
    textColumn(t('col.at'), ({ createdAt }) => dates.instant(createdAt)),
    textColumn(t('col.name'), ({ robotName }) => robotName),
    textColumn(t('col.what'), ({ occasion, period }) =>
      t(`occasion.${occasion}`, { month: dates.period(period) }),
    ),
    textColumn(t('col.state'), ({ state, attempts }) => (
      <Badge tone={TONES[state]}>{t(`state.${state}`, { attempts })}</Badge>
    )),
    clippedColumn(t('col.answer'), ({ answer }) => answer, 260),
  ];
}
