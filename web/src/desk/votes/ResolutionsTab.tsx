import type { TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { byUrgency, standingKey, toneOf } from '../../shared/votes/standing';
import { isEnough, plainArea } from '../../shared/votes/shares';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import type { Resolution, ResolutionList } from './types';

/** Every vote, those going on first, with what is missing to the quorum. */
export function ResolutionsTab() {
  const t = useWords('votes');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const list = useHereGet<ResolutionList>('/resolutions');
  const to = (id: string) => here.to(`votes/resolutions/${id}`);
  return (
    <DataTable<Resolution>
      label={t('tab.resolutions')}
      rowKey="id"
      columns={columnsOf(t, dates.dayShort, to)}
      rows={list.data ? byUrgency(list.data.items) : null}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      onOpen={({ id }) => void navigate(to(id))}
    />
  );
}

function columnsOf(
  t: Words,
  day: (text: string) => string,
  to: (id: string) => string,
): TableColumnsType<Resolution> {
  return [
    textColumn(t('col.number'), ({ id, number }) => <Link to={to(id)}>{number}</Link>, 128),
    textColumn(t('col.state'), (one) => <Badge tone={toneOf(one)}>{t(standingKey(one))}</Badge>),
    clippedColumn(t('col.title'), ({ title }) => title, 300),
    textColumn(t('col.kind'), ({ kind }) => t(`kindShort.${kind}`)),
    textColumn(t('col.time'), ({ opensOn, closesOn }) => `${day(opensOn)} — ${day(closesOn)}`),
    textColumn(t('col.missing'), (one) => missingOf(t, one)),
  ];
}

function missingOf(t: Words, { state, missingToQuorum }: Resolution): string {
  if (state !== 'open') return '';
  if (isEnough(missingToQuorum)) return t('met');
  const { area, heads } = missingToQuorum;
  return t('missing', { area: plainArea(area), heads });
}
