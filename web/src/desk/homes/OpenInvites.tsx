import { Button } from 'antd';
import { api } from '../../shared/api/client';
import { ErrorState, useSentence } from '../../shared/components/ErrorState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Notice } from '../ui/Notice';
import { useAct } from '../ui/useAct';
import styles from './OpenInvites.module.css';
import type { OpenInvite, Unit } from './types';

/** Codes of one home that are still good: what went to the wrong person is taken back here. */
export function OpenInvites({ unit }: { unit: Unit }) {
  const t = useWords('homes');
  const here = useHere();
  const open = useHereGet<{ items: OpenInvite[] }>('/invites', { unitId: unit.id });
  const revoke = useAct((id: string) => api.post(here.api(`/invites/${id}/revocation`)));
  const sorry = useSentence(revoke.error);
  const items = open.data?.items ?? [];
  if (open.error) return <ErrorState error={open.error} onRetry={() => void open.refetch()} />;
  if (items.length === 0 && !revoke.isSuccess) return null;
  return (
    <section className={styles.open} aria-label={t('invite.open')}>
      <h3>{t('invite.open')}</h3>
      {revoke.error && <Notice tone="broken">{sorry}</Notice>}
      {revoke.isSuccess && <Notice tone="good">{t('invite.revoked')}</Notice>}
      <ul>
        {items.map((invite) => (
          <li key={invite.id}>
            <InviteFacts invite={invite} />
            <Button
              danger
              loading={revoke.isPending && revoke.variables === invite.id}
              disabled={revoke.isPending}
              onClick={() => revoke.mutate(invite.id)}
            >
              {t('invite.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InviteFacts({ invite }: { invite: OpenInvite }) {
  const t = useWords('homes');
  const dates = useDates();
  const { relation, issuedByName, issuedAt, expiresOn } = invite;
  return (
    <span>
      {t(`relation.${relation}`, { defaultValue: relation })}
      <span className="quiet">
        {t('invite.facts', {
          name: issuedByName,
          at: dates.instant(issuedAt),
          day: dates.day(expiresOn),
        })}
      </span>
    </span>
  );
}
