import { useState } from 'react';
import type { Session } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
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
              {home.name} · {t(`me:homes.relation.${home.relation}`)}
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
        {chosen !== undefined && (
          <>
            <BindByCode communityId={chosen} />
            <BindByRequest communityId={chosen} name={session.person.name} />
          </>
        )}
      </div>
    </Card>
  );
}
