import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { SurplusDistribution, SurplusList } from '../types';
import { surplusTone } from './distribution-tone';
import { ProposeSurplus } from './ProposeSurplus';
import { SurplusPanel } from './SurplusPanel';

/** 结余分配: what a fund has to give, what was proposed, decided and booked. */
export function SurplusTab() {
  const t = useWords('surplus');
  const here = useHere();
  const list = useHereGet<SurplusList>('/surplus-distributions');
  // In the address, so that 待办 leads straight to the one that waits.
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const [isNew, setIsNew] = useState(false);
  const [done, setDone] = useState('');
  const open = list.data?.items.find(({ id }) => id === params.get('open')) ?? null;
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      {list.data && <Funds funds={list.data.funds} />}
      {here.may('surplus.propose') && (
        <p className="no-print" style={{ marginBottom: 12 }}>
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('propose')}
          </Button>
        </p>
      )}
      <Table list={list} onOpen={setOpen} />
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('propose')}
        size={560}
        destroyOnHidden
      >
        <ProposeSurplus
          funds={list.data?.funds ?? []}
          onDone={(sentence) => {
            setIsNew(false);
            setDone(sentence);
          }}
        />
      </Drawer>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.modeName}
        size={720}
        destroyOnHidden
      >
        {open && (
          <SurplusPanel
            distribution={open}
            onDone={(sentence) => {
              setOpen(null);
              setDone(sentence);
            }}
          />
        )}
      </Drawer>
    </>
  );
}

function Funds({ funds }: Pick<SurplusList, 'funds'>) {
  const t = useWords('surplus');
  if (funds.length === 0) return null;
  return (
    <Panel title={t('available')}>
      <Facts
        facts={funds.map(
          ({ fund, available }) => [t(`fund.${fund}`), formatYuan(available)] as const,
        )}
      />
    </Panel>
  );
}

interface TableProps {
  list: UseQueryResult<SurplusList, Error>;
  onOpen: (id: string) => void;
}

function Table({ list, onOpen }: TableProps) {
  const t = useWords('surplus');
  const dates = useDates();
  return (
    <DataTable<SurplusDistribution>
      label={t('title')}
      rowKey="id"
      columns={[
        textColumn(t('year'), ({ year, fund }) => `${year} ${t(`fund.${fund}`)}`),
        textColumn(t('mode'), ({ modeName }) => <strong>{modeName}</strong>),
        textColumn(t('way'), ({ way }) => way),
        amountColumn(t('total'), ({ total }) => total),
        textColumn(t('homes'), ({ homes }) => (homes > 0 ? homes : null)),
        textColumn(t('state'), ({ state, stateName }) => (
          <Badge tone={surplusTone(state)}>{stateName}</Badge>
        )),
        textColumn(t('proposedOn'), ({ proposedOn }) => dates.day(proposedOn)),
      ]}
      rows={list.data?.items ?? null}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
