import type { Emergency } from '../../shared/api/types';
import { Badge, type Tone } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Fold } from '../parts/Fold';
import { MoreLink } from '../parts/MoreLink';
import styles from './budget.module.css';

const TONES: Record<string, Tone> = {
  ratified: 'good',
  lapsed: 'broken',
  refused: 'broken',
  withdrawn: 'quiet',
};

/** What happened, what it cost, until when it must be ratified, and what became of it. */
export function EmergencyRow({ item }: { item: Emergency }) {
  const t = useWords();
  const dates = useDates();
  const { reason, amount, payeeName, groundsName, description, publishedAt, state } = item;
  return (
    <div className={styles.diff}>
      <p className={styles.lineHead}>
        <b>{reason}</b>
        <MoneyText amount={amount} strong />
      </p>
      <p className={styles.marks}>
        <Badge tone={TONES[state] ?? 'attention'}>{item.stateName}</Badge>
        <span className="quiet small">
          {[groundsName, payeeName, dates.instant(publishedAt)].join(' · ')}
        </span>
      </p>
      <p className={styles.said}>{description}</p>
      <p className="quiet small">
        {t(`budget:emergency.clock.${state}`, {
          day: dates.day(item.ratifyBy),
          days: item.daysLeft,
        })}
      </p>
      <Votes item={item} />
      <Entries item={item} />
    </div>
  );
}

/** Who of the committee spoke, with the reason; the reasons are as public as the cost. */
function Votes({ item: { committee, votes } }: { item: Emergency }) {
  const t = useWords();
  const dates = useDates();
  if (!committee || votes.length === 0) return null;
  return (
    <Fold summary={t('budget:emergency.votes', { ...committee })}>
      <ul className={styles.comments}>
        {votes.map(({ agree, reason, postName, at }) => (
          <li key={at} className={styles.comment}>
            <p className="quiet small">
              {postName} · {dates.instant(at)} ·{' '}
              {t(agree ? 'budget:emergency.agree' : 'budget:emergency.refuse')}
            </p>
            {reason && <p className={styles.said}>{reason}</p>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

const ENTRIES = ['cost', 'claim', 'paid'] as const;

function Entries({ item }: { item: Emergency }) {
  const t = useWords();
  const { page } = useCommunity();
  return ENTRIES.map((name) => {
    const seq = item[`${name}EntrySeq`];
    return (
      seq && (
        <MoreLink key={name} to={page(`/entries/${seq}`)}>
          {t(`budget:emergency.entry.${name}`)}
        </MoreLink>
      )
    );
  });
}
