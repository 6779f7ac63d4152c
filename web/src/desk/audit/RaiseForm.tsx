import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Engagement } from '../../shared/audit/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import styles from './audit.module.css';
import { Labelled } from './Labelled';

const SEVERITIES = ['minor', 'major', 'grave'] as const;
const TEXT_MIN = 5;

/** 提出发现: on a voucher, or on the account as a whole. */
export function RaiseForm({ audit: { card, answerDays: days } }: { audit: Engagement }) {
  const t = useWords('audit');
  const here = useHere();
  const [raised, setRaised] = useState({
    title: '',
    text: '',
    severity: 'minor' as (typeof SEVERITIES)[number],
    seq: '',
    amount: '',
    isPersonal: false,
  });
  const set = (change: Partial<typeof raised>) => setRaised({ ...raised, ...change });
  const send = () => {
    const { seq, amount, ...rest } = raised;
    const subject = seq ? { subjectKind: 'entry', subjectId: seq } : { subjectKind: 'general' };
    const body = { ...rest, ...subject, ...(amount ? { amount } : {}) };
    return api.post(here.api(`/audit/engagements/${card.id}/findings`), body, { once: true });
  };
  const line = (key: 'title' | 'seq' | 'amount', name: string) => (
    <Labelled name={name}>
      {(id) => (
        <Input
          id={id}
          value={raised[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <ActBox
      sentence={t('raise.will', { days })}
      word={t('raise.word')}
      ready={raised.title.trim().length >= 2 && raised.text.trim().length >= TEXT_MIN}
      send={send}
      onDone={() => undefined}
    >
      <div className={styles.fields}>
        {line('title', t('raise.name'))}
        <Labelled name={t('raise.severity')}>
          {(id) => (
            <Select
              id={id}
              value={raised.severity}
              options={SEVERITIES.map((value) => ({ value, label: t(`raise.${value}`) }))}
              onChange={(severity) => set({ severity })}
            />
          )}
        </Labelled>
        {line('seq', t('raise.seq'))}
        {line('amount', t('raise.amount'))}
      </div>
      <Labelled name={t('raise.text')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={2000}
            value={raised.text}
            onChange={({ target }) => set({ text: target.value })}
          />
        )}
      </Labelled>
      <Checkbox
        className={styles.wide ?? ''}
        checked={raised.isPersonal}
        onChange={({ target }) => set({ isPersonal: target.checked })}
      >
        {t('raise.personal')}
      </Checkbox>
    </ActBox>
  );
}
