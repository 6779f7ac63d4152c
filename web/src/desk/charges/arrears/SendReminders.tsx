import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, apiUrl } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Notice } from '../../ui/Notice';
import { Toolbar } from '../../ui/Toolbar';
import type { ReminderProposal, RemindersSent } from '../types';

const STAGES = ['reminder', 'demand', 'lawyer-notice'] as const;
const WAYS = ['letter', 'sms', 'call', 'visit'] as const;
const AT_ONCE = 500;

/** One stage at a time: who is due for it, which of them now, and which way. */
export function SendReminders({ proposals }: { proposals: ReminderProposal[] }) {
  const t = useWords('arrears');
  const now = proposals.filter(({ waits, nextStage }) => !waits && nextStage !== null);
  const first = STAGES.find((one) => now.some(({ nextStage }) => nextStage === one));
  const [chosenStage, setStage] = useState<(typeof STAGES)[number] | null>(null);
  const stage = chosenStage ?? first ?? 'reminder';
  const due = now.filter(({ nextStage }) => nextStage === stage);
  const waiting = proposals.length - now.length;
  return (
    <>
      <Toolbar>
        <Chips
          label={t('sent.stage')}
          value={stage}
          options={STAGES.map((key) => ({
            key,
            name: t('remind.stageCount', {
              stage: t(`stage.${key}`),
              count: now.filter(({ nextStage }) => nextStage === key).length,
            }),
          }))}
          onChange={setStage}
        />
      </Toolbar>
      {waiting > 0 && <p className="quiet">{t('remind.waiting', { count: waiting })}</p>}
      <OneStage key={stage} stage={stage} due={due} />
    </>
  );
}

function OneStage({ stage, due }: { stage: (typeof STAGES)[number]; due: ReminderProposal[] }) {
  const t = useWords('arrears');
  const here = useHere();
  const dates = useDates();
  const [left, setLeft] = useState<readonly string[]>(
    due.filter(({ disputed }) => disputed > 0).map(({ unitId }) => unitId),
  );
  const chosen = due.filter(({ unitId }) => !left.includes(unitId)).slice(0, AT_ONCE);
  const toggle = (id: string) =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <>
      <DataTable<ReminderProposal>
        label={t('remind.title')}
        rowKey="unitId"
        columns={[
          textColumn(t('remind.now'), ({ unitId, label }) => (
            <Checkbox
              aria-label={t('remind.choose', { unit: label })}
              checked={!left.includes(unitId)}
              onChange={() => toggle(unitId)}
            />
          )),
          textColumn(t('remind.unit'), ({ unitId, label, disputed }) => (
            <>
              <Link to={here.to(`charges/household/${unitId}`)}>{label}</Link>{' '}
              {disputed > 0 && <Badge tone="attention">{t('remind.disputed')}</Badge>}
            </>
          )),
          textColumn(t('remind.months'), ({ months }) =>
            t('remind.monthsValue', { count: months }),
          ),
          textColumn(t('remind.oldest'), ({ oldestDueOn }) => dates.day(oldestDueOn)),
          amountColumn(t('remind.amount'), ({ amount }) => amount),
          textColumn(t('remind.last'), ({ lastStage, lastSentOn }) =>
            lastStage && lastSentOn
              ? `${t(`stage.${lastStage}`, { defaultValue: lastStage })} ${dates.dayShort(lastSentOn)}`
              : '',
          ),
          textColumn(t('remind.limitation'), ({ limitation, limitationEndsOn }) =>
            limitation === 'running' ? null : (
              <Badge tone={limitation === 'passed' ? 'broken' : 'attention'}>
                {t(`limitation.${limitation}`, { day: dates.day(limitationEndsOn) })}
              </Badge>
            ),
          ),
        ]}
        rows={due}
        empty={<EmptyState title={t('remind.none')}>{t('remind.noneHint')}</EmptyState>}
      />
      {due.length > 0 && <Send stage={stage} chosen={chosen} />}
    </>
  );
}

function Send({ stage, chosen }: { stage: string; chosen: ReminderProposal[] }) {
  const t = useWords('arrears');
  const here = useHere();
  const [way, setWay] = useState<(typeof WAYS)[number]>('letter');
  const [sent, setSent] = useState<RemindersSent | null>(null);
  const values = {
    count: chosen.length,
    amount: formatYuan(sumYuan(chosen.map(({ amount }) => amount))),
    stage: t(`stage.${stage}`),
    way: t(`way.${way}`),
  };
  return (
    <div style={{ marginTop: 16 }}>
      {sent && (
        <Notice tone="good">
          {t('remind.done', { count: sent.count })}{' '}
          <a
            href={apiUrl(here.api(`/reminder-batches/${sent.batchId}/pdf`))}
            target="_blank"
            rel="noreferrer"
          >
            {t('sent.pdf')}
          </a>
        </Notice>
      )}
      <ActBox<RemindersSent>
        sentence={t('remind.will', values)}
        word={t('remind.send')}
        ready={chosen.length > 0}
        send={() =>
          api.post(
            here.api('/reminders'),
            { stage, way, unitIds: chosen.map(({ unitId }) => unitId) },
            { once: true },
          )
        }
        onDone={setSent}
      >
        <Chips
          label={t('sent.way')}
          value={way}
          options={WAYS.map((key) => ({ key, name: t(`way.${key}`) }))}
          onChange={setWay}
        />
        <p className="quiet">{t('remind.law')}</p>
      </ActBox>
    </div>
  );
}
