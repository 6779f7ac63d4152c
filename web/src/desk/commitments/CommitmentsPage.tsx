import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge, type Tone } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { amountColumn, clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { CommitmentForm } from './CommitmentForm';
import { CommitmentPanel } from './CommitmentPanel';
import type { Commitment } from './types';

/** 合同与订单: each holds its amount on a budget line until it is paid or ended. */
export default function CommitmentsPage() {
  const t = useWords('commitments');
  const here = useHere();
  const dates = useDates();
  // In the address, so that 待办 leads straight to the one that waits.
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const [isNew, setIsNew] = useState(false);
  const [done, setDone] = useState('');
  const list = useHereGet<{ items: Commitment[] }>('/commitments');
  const open = list.data?.items.find(({ id }) => id === params.get('open')) ?? null;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('commitment.write') && (
            <Button type="primary" onClick={() => setIsNew(true)}>
              {t('new')}
            </Button>
          )
        }
      />
      {done && <Notice tone="good">{done}</Notice>}
      <DataTable<Commitment>
        label={t('title')}
        rowKey="id"
        columns={columnsOf(t, dates.day)}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        onOpen={({ id }) => setOpen(id)}
      />
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('new')}
        size={560}
        destroyOnHidden
      >
        <CommitmentForm
          onDone={() => {
            setIsNew(false);
            setDone(t('did.propose'));
          }}
        />
      </Drawer>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.title}
        size={560}
        destroyOnHidden
      >
        {open && <CommitmentPanel commitment={open} />}
      </Drawer>
    </>
  );
}

const TONES: Record<string, Tone> = { proposed: 'attention', agreed: 'good', refused: 'broken' };

function columnsOf(t: Words, day: (text: string) => string): TableColumnsType<Commitment> {
  return [
    textColumn(t('col.number'), ({ number }) => number, 128),
    textColumn(t('col.state'), ({ state }) => (
      <Badge tone={TONES[state] ?? 'quiet'}>{t(`state.${state}`)}</Badge>
    )),
    clippedColumn(t('col.title'), ({ title }) => title, 220),
    clippedColumn(t('col.payee'), ({ payee }) => payee.name, 180),
    clippedColumn(t('col.line'), ({ line }) => line.name, 140),
    textColumn(t('col.endsOn'), ({ endsOn, overdue }) =>
      overdue ? t('overdue', { day: day(endsOn) }) : day(endsOn),
    ),
    amountColumn(t('col.amount'), ({ amount }) => amount),
    amountColumn(t('col.rest'), ({ rest }) => rest),
  ];
}
