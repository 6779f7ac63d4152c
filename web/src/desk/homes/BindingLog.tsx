import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { usePages } from '../ui/usePages';
import type { LoggedBinding } from './types';

/** Who was bound to which home, by whom, and when it ended. */
export function BindingLog() {
  const t = useWords('homes');
  const dates = useDates();
  const list = usePages<LoggedBinding>('/binding-log');
  return (
    <DataTable<LoggedBinding>
      label={t('tab.log')}
      rowKey="bindingId"
      columns={[
        textColumn(t('log.at'), ({ boundAt }) => dates.instant(boundAt), 180),
        textColumn(t('col.unit'), ({ unitLabel }) => unitLabel),
        textColumn(t('log.person'), ({ personName }) => personName),
        textColumn(t('invite.relation'), ({ relation }) =>
          t(`relation.${relation}`, { defaultValue: relation }),
        ),
        textColumn(t('log.via'), ({ boundVia }) => t(`log.${boundVia}`)),
        textColumn(
          t('log.by'),
          ({ confirmedByName, confirmedParty }) =>
            `${confirmedByName}（${t(`party.${confirmedParty}`, { defaultValue: confirmedParty })}）`,
        ),
        textColumn(t('log.ended'), ({ endedAt, endedByName, endReason }) =>
          endedAt
            ? [dates.instant(endedAt), endedByName, endReason].filter(Boolean).join(' ')
            : t('log.inForce'),
        ),
      ]}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      empty={t('log.none')}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
    />
  );
}
