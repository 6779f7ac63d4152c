import { apiUrl } from '../../../shared/api/client';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';
import type { SentReminder } from '../types';

/** 催缴记录 of one household: what it was told, when, and until when it has time. */
export function SentReminders({ unitId }: { unitId: string }) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  const list = useHereGet<{ items: SentReminder[] }>(`/households/${unitId}/reminders`);
  return (
    <Panel title={t('reminders.title')}>
      <DataTable<SentReminder>
        label={t('reminders.title')}
        rowKey="id"
        columns={[
          textColumn(t('reminders.on'), ({ sentOn }) => dates.day(sentOn)),
          textColumn(t('reminders.stage'), ({ stageName }) => stageName),
          textColumn(t('reminders.way'), ({ wayName }) => wayName),
          textColumn(t('reminders.grace'), ({ graceUntil }) => dates.day(graceUntil)),
          amountColumn(t('reminders.total'), ({ total }) => total),
          textColumn(t('reminders.pdf'), ({ id }) => (
            <a href={apiUrl(here.api(`/reminders/${id}/pdf`))} target="_blank" rel="noreferrer">
              {t('reminders.pdf')}
            </a>
          )),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<p className="quiet">{t('reminders.none')}</p>}
      />
    </Panel>
  );
}
