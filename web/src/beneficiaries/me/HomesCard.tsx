import { useState } from 'react';
import { useGet } from '../../shared/api/queries';
import type { OwnHomes, Session } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { Choice } from '../parts/form';
import { BindByCode } from './BindByCode';
import { BindByRequest } from './BindByRequest';
import styles from './me.module.css';

/** The homes I am bound to, and the two ways to bind another. */
export function HomesCard({ session }: { session: Session }) {
  const t = useWords();
  const { communities } = session;
  const [chosen, setChosen] = useState(communities[0]?.id);
  const homes = communities.flatMap(({ name, units }) => units.map((unit) => ({ ...unit, name })));
  return (
    <Card title={t('me:homes.title')}>
      <div className={styles.stack}>
        {homes.map((home) => (
          <p key={home.id}>
            <b>{home.label}</b>{' '}
            <span className="quiet">
              {home.name} · {t(`home:relation.${home.relation}`)}
            </span>
          </p>
        ))}
        {homes.length === 0 && <p className="quiet">{t('me:homes.none')}</p>}
        {communities.length > 1 && (
          <Choice
            label={t('me:homes.community')}
            value={String(chosen)}
            onValue={(id) => setChosen(Number(id))}
            options={communities.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
        {chosen !== undefined && <Requests communityId={chosen} />}
        <BindByCode communityId={chosen} />
        {chosen !== undefined && <BindByRequest communityId={chosen} name={session.person.name} />}
      </div>
    </Card>
  );
}

/** What I asked for and what came of it; what was confirmed is among the homes above. */
function Requests({ communityId }: { communityId: number }) {
  const t = useWords();
  const dates = useDates();
  const own = useGet<OwnHomes>(`/communities/${communityId}/my-units`);
  const open = (own.data?.requests ?? []).filter(
    ({ state }) => state === 'pending' || state === 'refused',
  );
  return open.map((request) => (
    <p key={request.id} className="quiet">
      {t(`me:homes.request.${request.state}`, {
        label: request.unitLabel,
        day: dates.day(request.requestedAt),
        reason: request.reason,
      })}
    </p>
  ));
}
