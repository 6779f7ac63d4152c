import { useState } from 'react';
import { EmptyState } from '../../../shared/components/EmptyState';
import { today } from '../../../shared/format/dates';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Chips } from '../../ui/Chips';
import { PeriodField } from '../../ui/DayField';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { Filter, Toolbar } from '../../ui/Toolbar';
import type { Collection as CollectionData } from '../types';
import { Bars } from './Bars';

const BY = ['month', 'building', 'kind'] as const;

/** 收缴率: by month, building or kind of unit; a group of fewer than five homes is not shown alone. */
export function Collection() {
  const t = useWords('arrears');
  const now = today().slice(0, 7);
  const [by, setBy] = useState<(typeof BY)[number]>('month');
  const [from, setFrom] = useState(`${now.slice(0, 4)}-01`);
  const [to, setTo] = useState(now);
  const collection = useHereGet<CollectionData>('/collection', { from, to }, { keepLast: true });
  return (
    <Panel title={t('collection.title')}>
      <Toolbar>
        <Chips
          label={t('collection.by')}
          value={by}
          options={BY.map((key) => ({ key, name: t(`collection.${key}`) }))}
          onChange={setBy}
        />
        <Filter name={t('collection.from')}>
          <span>
            <PeriodField
              aria-label={t('collection.from')}
              value={from}
              max={to}
              onChange={setFrom}
            />
          </span>
        </Filter>
        <Filter name={t('collection.to')}>
          <span>
            <PeriodField
              aria-label={t('collection.to')}
              value={to}
              min={from}
              max={now}
              onChange={setTo}
            />
          </span>
        </Filter>
      </Toolbar>
      <Loaded of={collection}>{(data) => <Picture of={data} by={by} />}</Loaded>
    </Panel>
  );
}

const GROUPS = { month: 'byMonth', building: 'byBuilding', kind: 'byKind' } as const;

function Picture({ of, by }: { of: CollectionData; by: keyof typeof GROUPS }) {
  const t = useWords('arrears');
  const dates = useDates();
  const groups = of[GROUPS[by]];
  if (groups.length === 0)
    return <EmptyState title={t('collection.none')}>{t('collection.noneHint')}</EmptyState>;
  return (
    <>
      {of.rate !== null && (
        <p style={{ marginBottom: 12 }}>
          <strong>
            {t('collection.finding', {
              billed: formatYuan(of.billed ?? '0'),
              received: formatYuan(of.received ?? '0'),
              rate: of.rate,
            })}
          </strong>
        </p>
      )}
      <Bars
        label={t('collection.title')}
        bars={groups.map(({ name, shown, billed, received, rate }) => ({
          name: by === 'month' ? dates.period(name) : name,
          value: shown ? received : null,
          of: billed,
          figures: shown
            ? t('collection.figures', {
                rate: rate ?? '—',
                received: formatYuan(received ?? '0'),
                billed: formatYuan(billed ?? '0'),
              })
            : t('collection.held'),
        }))}
      />
    </>
  );
}
