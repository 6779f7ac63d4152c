import { Button, Drawer, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatAmount } from '../../shared/format/yuan';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { SearchField } from '../ui/SearchField';
import { Filter, Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import { InviteCard } from './InviteCard';
import type { Building, Unit } from './types';

/** Every home: where, how large, whose. */
export function Units() {
  const t = useWords('homes');
  const here = useHere();
  const [building, setBuilding] = useState('');
  const [q, setQ] = useState('');
  const [invited, setInvited] = useState<Unit | null>(null);
  const list = usePages<Unit>('/units', { building, q, limit: 200 });
  const mayInvite = here.may('binding.invite');
  return (
    <>
      <Toolbar>
        <Filter name={t('building')}>
          <BuildingSelect value={building} onChange={setBuilding} />
        </Filter>
        <SearchField value={q} onChange={setQ} placeholder={t('search')} />
      </Toolbar>
      <DataTable<Unit>
        label={t('tab.units')}
        rowKey="id"
        columns={columnsOf(t, mayInvite ? setInvited : null)}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
      />
      <Drawer
        open={invited !== null}
        onClose={() => setInvited(null)}
        title={invited ? t('invite.title', { unit: invited.label }) : ''}
        destroyOnHidden
      >
        {invited && <InviteCard unit={invited} />}
      </Drawer>
    </>
  );
}

function BuildingSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useWords('homes');
  const buildings = useHereGet<{ items: Building[] }>('/buildings');
  const options = (buildings.data?.items ?? []).map(({ id, name, unitCount }) => ({
    value: id,
    label: t('buildingOption', { name, count: unitCount }),
  }));
  return (
    <Select
      aria-label={t('building')}
      style={{ minWidth: 160 }}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: t('buildingAll') }, ...options]}
    />
  );
}

function columnsOf(t: Words, onInvite: ((unit: Unit) => void) | null): TableColumnsType<Unit> {
  return [
    textColumn(t('col.unit'), ({ label }) => label, 140),
    textColumn(t('col.kind'), ({ kind }) => t(`kind.${kind}`, { defaultValue: kind }), 88),
    {
      ...textColumn<Unit>(t('col.registered'), ({ registeredArea }) =>
        formatAmount(registeredArea),
      ),
      align: 'right',
      width: 120,
    },
    {
      ...textColumn<Unit>(t('col.billing'), ({ billingArea }) => formatAmount(billingArea)),
      align: 'right',
      width: 120,
    },
    textColumn(t('col.holding'), ({ holding }) => t(`holding.${holding}`)),
    textColumn(t('col.parties'), ({ parties }) =>
      parties
        .map(({ name, relation, phoneTail }) =>
          [
            name,
            t(`relation.${relation}`, { defaultValue: relation }),
            phoneTail && `····${phoneTail}`,
          ]
            .filter(Boolean)
            .join(' '),
        )
        .join('；'),
    ),
    ...(onInvite
      ? [
          textColumn<Unit>(t('list.acts'), (unit) => (
            <Button onClick={() => onInvite(unit)}>{t('invite.begin')}</Button>
          )),
        ]
      : []),
  ];
}
