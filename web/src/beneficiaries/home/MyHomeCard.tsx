import { useGet } from '../../shared/api/queries';
import type { Household, MyCharges } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { formatYuan, isZeroYuan, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { useNear } from '../parts/useNear';
import styles from './MyHomeCard.module.css';

/** The homes bound to this person and what each has to pay, or the way to bind one. */
export function MyHomeCard() {
  const t = useWords();
  const { membership, page } = useCommunity();
  const { units } = membership;
  const [card, near] = useNear<HTMLDivElement>();
  return (
    <Card title={t('home:myHome.title')}>
      {units.map((unit) => (
        <div key={unit.id} className={styles.home} ref={card}>
          <p>
            <b>{unit.label}</b> <span className="quiet">{t(`home:relation.${unit.relation}`)}</span>
          </p>
          {near && <Standing unitId={unit.id} />}
        </div>
      ))}
      {units.length === 0 && (
        <>
          <p className="quiet">{t('home:myHome.none')}</p>
          <MoreLink to="/me">{t('home:myHome.bind')}</MoreLink>
        </>
      )}
      {units.length > 0 && (
        <>
          <MoreLink to={page('/my-home')}>{t('home:myHome.go')}</MoreLink>
          <MoreLink to={page('/my-money')}>{t('home:myHome.money')}</MoreLink>
        </>
      )}
    </Card>
  );
}

/** Silent until the answer is there, and where nothing was billed yet. */
function Standing({ unitId }: { unitId: string }) {
  const t = useWords();
  const { path } = useCommunity();
  const { data } = useGet<MyCharges>(path('/my-charges'));
  const home = data?.homes.find((each) => each.unitId === unitId);
  if (!home || home.bills.length === 0) return null;
  if (!isZeroYuan(home.owed))
    return (
      <p>
        {t('home:myHome.due')} <MoneyText amount={home.owed} strong />
      </p>
    );
  return (
    <p className={styles.paid}>
      ✓ {t('home:myHome.paid')} <Advance home={home} />
    </p>
  );
}

function Advance({ home: { kept } }: { home: Household }) {
  const t = useWords();
  const advance = sumYuan(
    kept.filter(({ kind }) => kind === 'advance').map(({ amount }) => amount),
  );
  if (isZeroYuan(advance)) return null;
  return <span className="quiet">{t('home:myHome.advance', { amount: formatYuan(advance) })}</span>;
}
