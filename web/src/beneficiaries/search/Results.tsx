import { Link } from 'react-router';
import type { SearchGroup, SearchResult } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { pageOf } from './links';
import { Marked } from './Marked';
import styles from './search.module.css';

/** What was found of one kind, and the way to all of it. */
export function Group({ group, allAt }: { group: SearchGroup; allAt: string | null }) {
  const t = useWords();
  const count = t(group.more ? 'explore:search.countMore' : 'explore:search.count', {
    count: group.total,
  });
  return (
    <Card title={group.name} aside={<span className="quiet">{count}</span>}>
      <Rows>
        {group.results.map((result) => (
          <Result key={`${result.link.id}-${result.title}`} result={result} />
        ))}
      </Rows>
      {allAt && group.total > group.results.length && (
        <Link className={styles.all} to={allAt}>
          {t('explore:search.all', { count: group.total })} ›
        </Link>
      )}
    </Card>
  );
}

function Result({ result }: { result: SearchResult }) {
  const { page } = useCommunity();
  const dates = useDates();
  const to = pageOf(result.link);
  const row = (
    <>
      <span className={styles.words}>
        <span className={styles.title}>
          <Marked text={result.title} marks={result.titleMarks} />
        </span>
        <span className={styles.about}>
          {result.on && `${dates.day(result.on)} `}
          <Marked text={result.context} marks={result.contextMarks} />
        </span>
      </span>
      {result.amount && <MoneyText amount={result.amount} direction={directionOf(result)} strong />}
    </>
  );
  if (to === null) return <span className={styles.row}>{row}</span>;
  return (
    <Link className={styles.row} to={page(to)}>
      {row}
    </Link>
  );
}

const directionOf = ({ direction }: SearchResult) =>
  direction === 'in' || direction === 'out' ? direction : 'none';
