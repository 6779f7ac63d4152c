import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { PostHolder } from '../../shared/api/types';
import type { Engagement } from '../../shared/audit/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import styles from './audit.module.css';
import { Labelled } from './Labelled';

const isAuditor = ({ post }: PostHolder) => post === 'auditor';

/** 登记审计委托: by the chair, with the number that nobody can choose afterwards. */
export default function EngagePage() {
  const t = useWords('audit');
  const grants = useHereGet<{ items: PostHolder[] }>('/posts');
  return (
    <>
      <PageHead title={t('engage.title')} lead={t('engage.lead')} />
      <Loaded of={grants}>
        {({ items }) =>
          items.some(isAuditor) ? (
            <EngageForm auditors={items.filter(isAuditor)} />
          ) : (
            <Notice tone="attention">{t('engage.noAuditors')}</Notice>
          )
        }
      </Loaded>
    </>
  );
}

const LINES = ['firm', 'from', 'to', 'number', 'fee', 'resolution'] as const;
type Line = (typeof LINES)[number];

function EngageForm({ auditors }: { auditors: readonly PostHolder[] }) {
  const t = useWords('audit');
  const here = useHere();
  const navigate = useNavigate();
  const [lines, setLines] = useState<Record<Line, string>>({
    firm: '',
    from: '',
    to: '',
    number: '',
    fee: '',
    resolution: '',
  });
  const [scope, setScope] = useState('');
  const [answerDays, setDays] = useState(7);
  const [grantIds, setGrants] = useState(auditors.map(({ grantId }) => grantId));
  const send = ({ code }: { code: string }) => {
    const { firm, from, to, fee, number: samplingNumber, resolution: resolutionRef } = lines;
    const body = {
      firm,
      from,
      to,
      fee,
      samplingNumber,
      resolutionRef,
      scope,
      answerDays,
      grantIds,
    };
    return api.post<Engagement>(here.api('/audit/engagements'), body, {
      once: true,
      secondFactor: code,
    });
  };
  return (
    <Panel title={t('engage.title')}>
      <ActBox<Engagement>
        sentence={t('engage.will')}
        word={t('engage.word')}
        secondFactor
        ready={LINES.every((key) => lines[key] !== '') && scope.length >= 5 && grantIds.length > 0}
        send={send}
        onDone={({ card }) => void navigate(here.to(`audit/${card.id}`))}
      >
        <div className={styles.fields}>
          {LINES.map((key) => (
            <Labelled key={key} name={t(`engage.${key}`)}>
              {(id) => (
                <Input
                  id={id}
                  value={lines[key]}
                  placeholder={key === 'from' || key === 'to' ? '2026-01' : ''}
                  onChange={({ target }) => setLines({ ...lines, [key]: target.value.trim() })}
                />
              )}
            </Labelled>
          ))}
          <Labelled name={t('engage.days')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={60}
                precision={0}
                value={answerDays}
                onChange={(days) => setDays(days ?? 7)}
              />
            )}
          </Labelled>
          <Labelled name={t('engage.auditors')}>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                value={grantIds}
                options={auditors.map(({ grantId, personName }) => ({
                  value: grantId,
                  label: personName,
                }))}
                onChange={setGrants}
              />
            )}
          </Labelled>
        </div>
        <Labelled name={t('engage.scope')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={1000}
              value={scope}
              onChange={({ target }) => setScope(target.value)}
            />
          )}
        </Labelled>
      </ActBox>
    </Panel>
  );
}
