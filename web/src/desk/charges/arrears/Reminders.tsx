import { Link } from 'react-router';
import { apiUrl } from '../../../shared/api/client';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import type { ReminderBatch, ReminderProposal } from '../types';
import { SendReminders } from './SendReminders';

/** 催缴: who should be reminded next and how; what was sent, without names. */
export function Reminders() {
  const t = useWords('arrears');
  const here = useHere();
  const proposals = useHereGet<{ items: ReminderProposal[] }>('/reminders/proposals');
  return (
    <>
      <Panel title={t('remind.title')}>
        <Loaded of={proposals}>
          {({ items }) =>
            here.may('charges.remind') ? (
              <SendReminders proposals={items} />
            ) : (
              <Waiting proposals={items} />
            )
          }
        </Loaded>
      </Panel>
      <Sent />
    </>
  );
}

/** For those who may look and not send. */
function Waiting({ proposals }: { proposals: ReminderProposal[] }) {
  const t = useWords('arrears');
  const here = useHere();
  return (
    <DataTable<ReminderProposal>
      label={t('remind.title')}
      rowKey="unitId"
      columns={[
        textColumn(t('remind.unit'), ({ unitId, label }) => (
          <Link to={here.to(`charges/household/${unitId}`)}>{label}</Link>
        )),
        textColumn(t('remind.months'), ({ months }) => t('remind.monthsValue', { count: months })),
        amountColumn(t('remind.amount'), ({ amount }) => amount),
      ]}
      rows={proposals}
      empty={<EmptyState title={t('remind.none')}>{t('remind.noneHint')}</EmptyState>}
    />
  );
}

function Sent() {
  const t = useWords('arrears');
  const here = useHere();
  const dates = useDates();
  const list = useHereGet<{ items: ReminderBatch[] }>('/reminders');
  return (
    <Panel title={t('sent.title')}>
      <DataTable<ReminderBatch>
        label={t('sent.title')}
        rowKey="batchId"
        columns={[
          textColumn(t('sent.on'), ({ sentOn }) => dates.day(sentOn)),
          textColumn(t('sent.stage'), ({ stage }) => t(`stage.${stage}`, { defaultValue: stage })),
          textColumn(t('sent.way'), ({ way }) => t(`way.${way}`, { defaultValue: way })),
          textColumn(t('sent.count'), ({ count }) => count),
          amountColumn(t('sent.total'), ({ total }) => total),
          textColumn(t('sent.paper'), ({ batchId, way }) =>
            way === 'letter' ? (
              <a
                href={apiUrl(here.api(`/reminder-batches/${batchId}/pdf`))}
                target="_blank"
                rel="noreferrer"
              >
                {t('sent.pdf')}
              </a>
            ) : null,
          ),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('sent.none')} />}
      />
    </Panel>
  );
}
