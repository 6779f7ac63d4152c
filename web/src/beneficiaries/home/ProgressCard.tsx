import { lazy } from 'react';
import { Spare } from '../../shared/components/Spare';
import type { SpendingInProgress } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { useNear } from '../parts/useNear';
import { BudgetsNow } from './BudgetsNow';
import styles from './ProgressCard.module.css';

const VotesNow = lazy(() => import('./VotesNow'));

/**
 * On a telephone the card lies below the first screen, and votes are fetched on the way to it; on a wide
 * screen it would be part of the first load, which has no room for them: the link leads there.
 */
const isNarrow = () => window.matchMedia('(max-width: 899px)').matches;

/** 正在进行: expenses and budgets still being decided, with the day until which one can speak up. */
export function ProgressCard({ items }: { items: SpendingInProgress[] }) {
  const t = useWords();
  const { page } = useCommunity();
  const [votes, near] = useNear<HTMLDivElement>();
  return (
    <Card title={t('home:progress.title')}>
      {items.length === 0 ? (
        <p className="quiet">{t('home:progress.empty')}</p>
      ) : (
        <Rows>
          {items.map((item) => (
            <Pending key={item.id} item={item} />
          ))}
        </Rows>
      )}
      <div ref={votes}>
        <Spare>{near && isNarrow() && <VotesNow />}</Spare>
      </div>
      <BudgetsNow />
      <MoreLink to={page('/votes')}>{t('home:progress.votes')}</MoreLink>
      <MoreLink to={page('/objections')}>{t('home:progress.objections')}</MoreLink>
      <MoreLink to={page('/inquiries')}>{t('home:progress.inquiries')}</MoreLink>
    </Card>
  );
}

function Pending({ item }: { item: SpendingInProgress }) {
  const t = useWords();
  const dates = useDates();
  const openUntil = item.consultationEndsOn;
  const isOpen = openUntil !== null && openUntil >= today();
  return (
    <div className={styles.item}>
      <span className={styles.line}>
        <span>{item.title}</span>
        <MoneyText amount={item.amount} strong />
      </span>
      <span className={styles.state}>
        <Badge tone={isOpen ? 'attention' : 'quiet'}>{item.stateName}</Badge>
        {isOpen && (
          <span className="quiet small">
            {t('home:progress.until', { day: dates.dayShort(openUntil) })}
          </span>
        )}
      </span>
    </div>
  );
}
