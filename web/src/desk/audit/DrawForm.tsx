import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Engagement } from '../../shared/audit/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { FundSelect } from '../ui/FundSelect';
import styles from './audit.module.css';
import { Labelled } from './Labelled';

const METHODS = ['monetary-unit', 'random'] as const;
const SIDES = ['debit', 'credit', 'both'] as const;
const SIZE_MAX = 500;

/** 抽样: from which months, account, fund and side, and how many. */
export function DrawForm({ audit: { card } }: { audit: Engagement }) {
  const t = useWords('audit');
  const here = useHere();
  const [asked, setAsked] = useState({
    title: '',
    method: 'monetary-unit' as (typeof METHODS)[number],
    size: 25,
    from: card.from,
    to: card.to,
    accountCode: '',
    fund: '',
    side: 'debit' as (typeof SIDES)[number],
  });
  const set = (change: Partial<typeof asked>) => setAsked({ ...asked, ...change });
  const send = () => {
    const { accountCode, fund, ...rest } = asked;
    const where = { ...(accountCode ? { accountCode } : {}), ...(fund ? { fund } : {}) };
    const path = here.api(`/audit/engagements/${card.id}/samples`);
    return api.post(path, { ...rest, ...where }, { once: true });
  };
  const text = (key: 'title' | 'from' | 'to' | 'accountCode', name: string) => (
    <Labelled name={name}>
      {(id) => (
        <Input
          id={id}
          value={asked[key]}
          onChange={({ target }) => set({ [key]: target.value.trim() })}
        />
      )}
    </Labelled>
  );
  return (
    <ActBox
      sentence={t('draw.will')}
      word={t('draw.word')}
      ready={asked.title.length >= 2 && asked.size > 0}
      send={send}
      onDone={() => undefined}
    >
      <div className={styles.fields}>
        {text('title', t('draw.name'))}
        <Labelled name={t('draw.method')}>
          {(id) => (
            <Select
              id={id}
              value={asked.method}
              options={METHODS.map((value) => ({ value, label: t(`draw.${value}`) }))}
              onChange={(method) => set({ method })}
            />
          )}
        </Labelled>
        <Labelled name={t('draw.size')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={SIZE_MAX}
              precision={0}
              value={asked.size}
              onChange={(size) => set({ size: size ?? 0 })}
            />
          )}
        </Labelled>
        {text('from', t('engage.from'))}
        {text('to', t('engage.to'))}
        {text('accountCode', t('draw.account'))}
        <Labelled name={t('draw.fund')}>
          {(id) => (
            <FundSelect id={id} allowAll value={asked.fund} onChange={(fund) => set({ fund })} />
          )}
        </Labelled>
        <Labelled name={t('draw.side')}>
          {(id) => (
            <Select
              id={id}
              value={asked.side}
              options={SIDES.map((value) => ({ value, label: t(`draw.${value}`) }))}
              onChange={(side) => set({ side })}
            />
          )}
        </Labelled>
      </div>
    </ActBox>
  );
}
