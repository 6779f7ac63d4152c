import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Collection, CollectionGroup, Community } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { today } from '../../shared/format/dates';
import { formatAmount, formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { isPeriod, monthsBefore, rangeAround, shifted } from '../flow/range';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import figures from '../parts/figures.module.css';
import { Load } from '../parts/Load';
import { RateBars } from '../parts/RateBars';
import { Steps } from '../parts/Steps';
import styles from './collection.module.css';
import '../my-home/words';
import './words';

/** 收缴率 of a month, in sums: no household can be told from it, and no list of debtors exists. */
export default function CollectionPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params, setParams] = useSearchParams();
  const asked = params.get('period');
  const period = isPeriod(asked) ? asked : today().slice(0, 7);
  const collection = useGet<Collection>(path('/collection'), { period }, { keepLast: true });
  return (
    <Page
      title={t('collection:title')}
      back={{ to: page('/my-home'), word: t('my-home:title') }}
      lead={t('collection:lead')}
    >
      <MonthSteps period={period} onPeriod={(next) => setParams({ period: next })} />
      <Load query={collection} lines={8}>
        {(found) => (
          <div className={styles.stack} aria-busy={collection.isPlaceholderData}>
            <Found collection={found} />
            <LastYear to={period} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function MonthSteps({ period, onPeriod }: { period: string; onPeriod: (period: string) => void }) {
  const dates = useDates();
  const { path } = useCommunity();
  const community = useGet<Community>(path());
  const first = community.data?.booksStartOn.slice(0, 7);
  return (
    <div className={`${styles.steps} no-print`}>
      <Steps
        name={dates.period(period)}
        isFirst={first !== undefined && period <= first}
        isLast={period >= today().slice(0, 7)}
        onStep={(by) => onPeriod(shifted('month', rangeAround('month', period), by).to)}
      />
    </div>
  );
}

function Found({ collection }: { collection: Collection }) {
  const t = useWords();
  const { billed, received, rate, byBuilding, byKind } = collection;
  if (rate === null || billed === null || received === null)
    return <EmptyState title={t('collection:empty')}>{t('collection:emptyHint')}</EmptyState>;
  const sums = { rate, billed: formatYuan(billed), received: formatYuan(received) };
  return (
    <>
      <Card title={t('collection:finding', sums)}>
        <RateBars rates={[{ name: t('collection:whole'), rate, words: `${rate}%` }]} />
        <p className="quiet small">{t('collection:how')}</p>
      </Card>
      <Groups title={t('collection:byBuilding')} groups={byBuilding} />
      <Groups title={t('collection:byKind')} groups={byKind} />
    </>
  );
}

const MONTHS = 12;

/** How it went over the twelve months up to this one. */
function LastYear({ to }: { to: string }) {
  const t = useWords();
  const dates = useDates();
  const { path } = useCommunity();
  const from = monthsBefore(to, MONTHS - 1);
  const { data } = useGet<Collection>(path('/collection'), { from, to }, { keepLast: true });
  const months = (data?.byMonth ?? []).filter(({ rate }) => rate !== null);
  const groups = months.map((month) => ({ ...month, name: dates.period(month.name) }));
  return <Groups title={t('collection:byMonth')} groups={groups} />;
}

/** So many fit on a phone beside their bars. */
const FEW = 6;
const isWide = () => window.matchMedia('(min-width: 900px)').matches;

function Groups({ title, groups }: { title: string; groups: CollectionGroup[] }) {
  const t = useWords();
  if (groups.length === 0) return null;
  const rates = groups.map(({ name, shown, rate }) => ({
    name,
    rate,
    words: wordsOf(t, { shown, rate }),
  }));
  return (
    <Card title={title}>
      <RateBars rates={rates} />
      <Fold summary={t('collection:table')} startOpen={groups.length <= FEW || isWide()}>
        <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
          <table className={figures.table}>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col">{t('collection:billed')}</th>
                <th scope="col">{t('collection:received')}</th>
                <th scope="col">{t('collection:rate')}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.name}>
                  <th scope="row">{group.name}</th>
                  <td>{group.billed ? formatAmount(group.billed) : '—'}</td>
                  <td>{group.received ? formatAmount(group.received) : '—'}</td>
                  <td>{wordsOf(t, group)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Fold>
      {groups.some(({ shown }) => !shown) && (
        <p className="quiet small">{t('collection:heldBack')}</p>
      )}
    </Card>
  );
}

function wordsOf(
  t: ReturnType<typeof useWords>,
  { shown, rate }: { shown: boolean; rate: string | null },
): string {
  if (!shown) return t('collection:few');
  return rate === null ? '—' : `${rate}%`;
}
