import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { useWords } from '../../shared/i18n/i18n';

/** The homes bound to this person, or the way to bind one. */
export function MyHomeCard() {
  const t = useWords();
  const { membership } = useCommunity();
  const { units } = membership;
  return (
    <Card title={t('home:myHome.title')}>
      {units.map((unit) => (
        <p key={unit.id}>
          <b>{unit.label}</b>{' '}
          <span className="quiet">{t(`me:homes.relation.${unit.relation}`)}</span>
        </p>
      ))}
      {units.length === 0 && (
        <>
          <p className="quiet">{t('home:myHome.none')}</p>
          <MoreLink to="/me">{t('home:myHome.bind')}</MoreLink>
        </>
      )}
    </Card>
  );
}
