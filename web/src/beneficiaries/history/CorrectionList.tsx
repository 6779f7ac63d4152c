import { Link } from 'react-router';
import type { Correction, EntryCard } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Rows } from '../parts/Rows';
import { PagedList } from '../parts/PagedList';
import styles from './history.module.css';

interface Props {
  /** Only what was written after this, of what was known then. */
  asOf: string;
  emptyTitle: string;
}

/** What was taken back, by whom and why; both entries open, as they are today. */
export function CorrectionList({ asOf, emptyTitle }: Props) {
  const { path } = useCommunity();
  const query = asOf === '' ? '' : `?asOf=${asOf}`;
  return (
    <PagedList<Correction> path={`${path('/corrections')}${query}`} emptyTitle={emptyTitle}>
      {(item) => <Row key={item.reversal.seq} item={item} />}
    </PagedList>
  );
}

function Row({ item: { reversal, original, why, postName, writtenAt } }: { item: Correction }) {
  const t = useWords();
  const dates = useDates();
  const at = dates.instant(writtenAt);
  return (
    <div className={styles.correction}>
      <h3>{why}</h3>
      <p className="quiet small">
        {postName
          ? t('explore:then.who', { post: postName, at })
          : t('explore:then.system', { at })}
      </p>
      <Rows>
        <Entry key="original" name={t('explore:then.original')} card={original} />
        <Entry key="reversal" name={t('explore:then.reversal')} card={reversal} />
      </Rows>
    </div>
  );
}

/** As it is today, whatever day the page is of: the later one was not there then. */
function Entry({ name, card }: { name: string; card: EntryCard }) {
  const { id } = useCommunity();
  const dates = useDates();
  return (
    <Link className={styles.report} to={`/c/${id}/entries/${card.seq}`}>
      <span className="quiet small">
        {name} · {dates.day(card.bookedOn)}
      </span>
      <span>
        {card.title} <MoneyText amount={card.amount} direction={card.direction} />
      </span>
    </Link>
  );
}
