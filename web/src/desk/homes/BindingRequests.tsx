import { useState } from 'react';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { Facts } from '../ui/Facts';
import { Panel } from '../ui/Panel';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { usePages } from '../ui/usePages';
import type { BindingRequest } from './types';

/** Residents who ask to be bound to a home; the firm or the committee decides. */
export function BindingRequests() {
  const t = useWords('homes');
  const list = usePages<BindingRequest>('/binding-requests', { state: 'pending' });
  if (list.error && !list.items) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <Skeleton lines={4} />;
  if (list.items.length === 0)
    return <EmptyState title={t('requests.none')}>{t('requests.noneHint')}</EmptyState>;
  return list.items.map((request) => <Request key={request.id} request={request} />);
}

function Request({ request }: { request: BindingRequest }) {
  const t = useWords('homes');
  const here = useHere();
  const dates = useDates();
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const values = { name: request.claimedName, home: request.unitLabel };
  return (
    <Panel title={t('requests.title', values)}>
      <Facts
        facts={[
          [t('requests.home'), request.unitLabel],
          [
            t('requests.roll'),
            <Badge key="roll" tone={request.nameInRoll ? 'good' : 'attention'}>
              {t(request.nameInRoll ? 'requests.inRoll' : 'requests.notInRoll')}
            </Badge>,
          ],
          [
            t('invite.relation'),
            t(`relation.${request.relation}`, { defaultValue: request.relation }),
          ],
          [t('requests.name'), request.claimedName],
          [t('requests.note'), request.note],
          [t('requests.at'), dates.instant(request.requestedAt)],
        ]}
      />
      <Chips
        label={t('requests.decide')}
        value={answer}
        options={[
          { key: 'yes', name: t('requests.yes') },
          { key: 'no', name: t('requests.no') },
        ]}
        onChange={setAnswer}
      />
      <ActBox
        key={answer}
        sentence={t(answer === 'yes' ? 'requests.willYes' : 'requests.willNo', values)}
        word={t(answer === 'yes' ? 'requests.yes' : 'requests.no')}
        danger={answer === 'no'}
        reason={answer === 'no' ? 'must' : 'none'}
        send={({ reason }) =>
          api.post(
            here.api(`/binding-requests/${request.id}/decision`),
            { confirm: answer === 'yes', ...(reason ? { reason } : {}) },
            { once: true },
          )
        }
        onDone={() => undefined}
      />
    </Panel>
  );
}
