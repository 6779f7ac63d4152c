import { Drawer } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../../shared/api/client';
import { Badge, type Tone } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Toolbar } from '../../ui/Toolbar';
import type { Relief } from '../types';

const STATES = ['asked', 'granted', 'refused'] as const;
const TONES: Record<string, Tone> = {
  asked: 'attention',
  granted: 'good',
  refused: 'quiet',
};

/** 减免核销: asked by the accountant from a household's bill, decided here by the owners' side. */
export function ReliefsTab() {
  const t = useWords('reliefs');
  const dates = useDates();
  const [state, setState] = useState<(typeof STATES)[number]>('asked');
  // In the address, so that 待办 leads straight to the one that waits.
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const list = useHereGet<{ items: Relief[] }>('/bill-reliefs', { state });
  const open = list.data?.items.find(({ id }) => id === params.get('open')) ?? null;
  return (
    <>
      <Toolbar>
        <Chips
          label={t('state')}
          value={state}
          options={STATES.map((key) => ({ key, name: t(`states.${key}`) }))}
          onChange={setState}
        />
      </Toolbar>
      <DataTable<Relief>
        label={t('title')}
        rowKey="id"
        columns={[
          textColumn(t('unit'), ({ unitLabel }) => unitLabel, 128),
          textColumn(t('bill'), ({ period, feeName }) => `${dates.period(period)} ${feeName}`),
          textColumn(t('kind'), ({ kind }) => t(`kinds.${kind}`, { defaultValue: kind })),
          amountColumn(t('amount'), ({ amount }) => amount),
          textColumn(t('reason'), ({ reason }) => reason),
          textColumn(t('asked'), ({ askedBy, askedAt }) => `${askedBy} ${dates.instant(askedAt)}`),
          textColumn(t('state'), (relief) => (
            <Badge tone={TONES[relief.state] ?? 'quiet'}>{t(`states.${relief.state}`)}</Badge>
          )),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t(`none.${state}`)}>{t('noneHint')}</EmptyState>}
        onOpen={({ id }) => setOpen(id)}
      />
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={t('title')}
        size={520}
        destroyOnHidden
      >
        {open && <OneRelief relief={open} onDone={() => setOpen(null)} />}
      </Drawer>
    </>
  );
}

function OneRelief({ relief, onDone }: { relief: Relief; onDone: () => void }) {
  const t = useWords('reliefs');
  const here = useHere();
  const dates = useDates();
  return (
    <>
      <Facts
        facts={[
          [t('unit'), relief.unitLabel],
          [t('bill'), `${dates.period(relief.period)} ${relief.feeName}`],
          [t('kind'), t(`kinds.${relief.kind}`, { defaultValue: relief.kind })],
          [t('amount'), formatYuan(relief.amount)],
          [t('open'), formatYuan(relief.open)],
          [t('reason'), relief.reason],
          [t('asked'), `${relief.askedBy} ${dates.instant(relief.askedAt)}`],
          [
            t('decided'),
            relief.decidedBy && `${relief.decidedBy} ${dates.instant(relief.decidedAt ?? '')}`,
          ],
        ]}
      />
      {relief.state === 'asked' && here.may('charges.decide') && (
        <Decide relief={relief} onDone={onDone} />
      )}
      {relief.state === 'asked' && !here.may('charges.decide') && (
        <Notice tone="attention">{t('waits')}</Notice>
      )}
    </>
  );
}

function Decide({ relief, onDone }: { relief: Relief; onDone: () => void }) {
  const t = useWords('reliefs');
  const here = useHere();
  const [grant, setGrant] = useState(true);
  const answer = grant ? 'grant' : 'refuse';
  const values = { unit: relief.unitLabel, amount: formatYuan(relief.amount) };
  return (
    <>
      <h3 className="section">{t('decide')}</h3>
      <Chips
        label={t('decide')}
        value={answer}
        options={(['grant', 'refuse'] as const).map((key) => ({ key, name: t(key) }))}
        onChange={(key) => setGrant(key === 'grant')}
      />
      <div style={{ marginTop: 12 }}>
        <ActBox
          key={answer}
          sentence={t(grant ? `will.${relief.kind}` : 'will.refuse', values)}
          word={t(grant ? 'confirmGrant' : 'confirmRefuse')}
          danger={!grant}
          secondFactor
          send={({ code }) =>
            api.post(
              here.api(`/bill-reliefs/${relief.id}/decision`),
              { grant },
              { once: true, secondFactor: code },
            )
          }
          onDone={onDone}
        />
      </div>
    </>
  );
}
