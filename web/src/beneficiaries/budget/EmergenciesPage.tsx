import { useGet } from '../../shared/api/queries';
import { Badge, type Tone } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { MoneyText } from '../../shared/components/MoneyText';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import type { Emergency } from './shapes';
import styles from './budget.module.css';

/** 应急支出: the only way round "no budget, no spending", and what became of each. */
export function EmergenciesPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const emergencies = useGet<{ items: Emergency[] }>(path('/emergencies'));
  return (
    <Page
      title={t('budget:emergency.title')}
      lead={t('budget:emergency.lead')}
      back={{ to: page('/budget'), word: t('budget:title') }}
    >
      <Load query={emergencies} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('budget:emergency.none')}>
              {t('budget:emergency.noneHint')}
            </EmptyState>
          ) : (
            <Card title={t('budget:emergency.list', { count: items.length })}>
              <Rows>
                {items.map((item) => (
                  <One key={item.requestId} item={item} />
                ))}
              </Rows>
            </Card>
          )
        }
      </Load>
    </Page>
  );
}

const TONES: Record<string, Tone> = {
  ratified: 'good',
  lapsed: 'broken',
  refused: 'broken',
  pending: 'attention',
};

function One({ item }: { item: Emergency }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { title, amount, payeeName, groundsName, description, submittedOn, dueOn, state } = item;
  return (
    <div className={styles.diff}>
      <p className={styles.lineHead}>
        <b>{title}</b>
        <MoneyText amount={amount} strong />
      </p>
      <p className={styles.marks}>
        <Badge tone={TONES[state] ?? 'quiet'}>{item.stateName}</Badge>
        <span className="quiet small">
          {[groundsName, payeeName, dates.day(submittedOn)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p>{description}</p>
      <p className="quiet small">
        {t(`budget:emergency.clock.${state}`, {
          day: dates.day(dueOn),
          defaultValue: item.stateName,
        })}
      </p>
      {item.entrySeq && (
        <MoreLink to={page(`/entries/${item.entrySeq}`)}>{t('budget:emergency.entry')}</MoreLink>
      )}
    </div>
  );
}
