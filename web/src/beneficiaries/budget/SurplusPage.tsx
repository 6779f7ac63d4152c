import { useGet } from '../../shared/api/queries';
import type { Surplus, SurplusDistribution } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { plainNumber } from './numbers';
import styles from './budget.module.css';

/** 结余分配: what is done with what was left, and the part that is one's own. */
export function SurplusPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const surplus = useGet<Surplus>(path('/surplus-distributions'));
  return (
    <Page
      title={t('budget:surplus.title')}
      lead={t('budget:surplus.lead')}
      back={{ to: page('/budget'), word: t('budget:title') }}
    >
      <Load query={surplus} lines={6}>
        {({ items, funds }) => (
          <div className={styles.stack}>
            {items.length === 0 && (
              <EmptyState title={t('budget:surplus.none')}>
                {t('budget:surplus.noneHint')}
              </EmptyState>
            )}
            {items.map((item) => (
              <Distribution key={item.id} item={item} />
            ))}
            <Funds funds={funds} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function Distribution({ item }: { item: SurplusDistribution }) {
  const t = useWords();
  const { page } = useCommunity();
  const { year, fundName, total, way, state, stateName, reason, vouchers, decision } = item;
  return (
    <Card
      title={t('budget:surplus.finding', { year, fund: fundName, amount: formatYuan(total) })}
      aside={<Badge tone={toneOf(state)}>{stateName}</Badge>}
    >
      <p>{way}</p>
      <Mine item={item} />
      {reason && <p className="quiet">{t('budget:surplus.reason', { reason })}</p>}
      <When item={item} />
      {decision.resolutionId && (
        <MoreLink to={page(`/votes/${decision.resolutionId}`)}>{t('budget:more.vote')}</MoreLink>
      )}
      {vouchers.map(({ entrySeq, voucher }) => (
        <MoreLink key={entrySeq} to={page(`/entries/${entrySeq}`)}>
          {t('budget:surplus.entry', { voucher })}
        </MoreLink>
      ))}
    </Card>
  );
}

function toneOf(state: string) {
  if (state === 'posted') return 'good';
  return state === 'refused' ? 'quiet' : 'attention';
}

/** What comes to one's own homes, big: it is what people come for. */
function Mine({ item: { mine } }: { item: SurplusDistribution }) {
  const t = useWords();
  if (mine.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {mine.map(({ unitId, unitLabel, area, amount }) => (
        <div key={unitId} className={styles.total}>
          <dt>{t('budget:surplus.mine', { label: unitLabel, area: plainNumber(area) })}</dt>
          <dd>{formatYuan(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

function When({ item: { proposedOn, decidedOn, postedOn } }: { item: SurplusDistribution }) {
  const t = useWords();
  const dates = useDates();
  const said = [
    t('budget:surplus.proposed', { day: dates.day(proposedOn) }),
    decidedOn && t('budget:surplus.decided', { day: dates.day(decidedOn) }),
    postedOn && t('budget:surplus.posted', { day: dates.day(postedOn) }),
  ];
  return <p className="quiet small">{said.filter(Boolean).join(' · ')}</p>;
}

/** What each fund has that could be distributed now. */
function Funds({ funds }: Pick<Surplus, 'funds'>) {
  const t = useWords();
  if (funds.length === 0) return null;
  return (
    <Card title={t('budget:surplus.funds')}>
      <dl className={styles.facts}>
        {funds.map(({ fund, fundName, available }) => (
          <div key={fund}>
            <dt>{fundName}</dt>
            <dd>{formatYuan(available)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
