import type { IncomeItem } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { AskLink } from '../inquiries/AskLink';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { byGravity, isCommon, SIDES, toneOf } from './income';
import styles from './common-income.module.css';

/** Every contract and place, what is wrong first. */
export function ContractList({ items }: { items: readonly IncomeItem[] }) {
  const t = useWords();
  return (
    <Card title={t('common-income:contracts')}>
      <Rows>
        {byGravity(items).map((item) => (
          <Contract key={item.id} item={item} />
        ))}
      </Rows>
    </Card>
  );
}

function Contract({ item }: { item: IncomeItem }) {
  const t = useWords();
  const tone = toneOf(item.state);
  return (
    <div className={`${styles.contract} ${tone === 'broken' ? styles.red : ''}`}>
      <p className={styles.head}>
        <b>{item.place}</b>
        <span className={styles.flags}>
          {(item.flags.length > 0 ? item.flags : [item.state]).map((flag) => (
            <Badge key={flag} tone={toneOf(flag)}>
              {t(`common-income:state.${flag}`)}
            </Badge>
          ))}
        </span>
      </p>
      <p className="quiet small">{useAbout(item)}</p>
      {isCommon(item) ? <Sums item={item} /> : <p>{t(`common-income:owner.${item.owner}`)}</p>}
      <Advice item={item} />
      <AskLink kind="income-contract" id={item.id} about={item.place} />
    </div>
  );
}

/** Kind, counterparty, how it is paid and until when. */
function useAbout(item: IncomeItem): string {
  const t = useWords();
  const dates = useDates();
  const { kindName, counterparty, schedule, endsOn, nextDue } = item;
  return [
    kindName,
    counterparty,
    schedule !== 'none' && t(`common-income:schedule.${schedule}`),
    endsOn && t('common-income:endsOn', { day: dates.day(endsOn) }),
    nextDue && t('common-income:nextDue', { day: dates.day(nextDue) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Sums({ item }: { item: IncomeItem }) {
  const t = useWords();
  return (
    <dl className={styles.sums}>
      {SIDES.map((side) => (
        <div
          key={side}
          className={side === 'overdue' && !isZeroYuan(item[side]) ? styles.late : ''}
        >
          <dt>{t(`common-income:${side}`)}</dt>
          <dd>{formatYuan(item[side])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a red state means, and who has to do something about it. */
function Advice({ item: { state, missingDays } }: { item: IncomeItem }) {
  const t = useWords();
  if (missingDays > 0)
    return <p className="small">{t('common-income:missing', { days: missingDays })}</p>;
  if (state === 'ok') return null;
  return <p className="small">{t(`common-income:advice.${state}`)}</p>;
}
