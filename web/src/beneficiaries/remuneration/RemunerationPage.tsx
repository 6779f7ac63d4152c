import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Community, RemunerationMonth } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { today } from '../../shared/format/dates';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { isPeriod, monthsBefore, rangeAround, shifted } from '../flow/range';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Steps } from '../parts/Steps';
import { FormulaFacts } from './FormulaFacts';
import { Lines } from './Lines';
import styles from './remuneration.module.css';
import './words';

/** 受托人报酬 of a month: how much, by which rule, and every line that counts or does not. */
export default function RemunerationPage() {
  const t = useWords();
  const { page } = useCommunity();
  const [params, setParams] = useSearchParams();
  const asked = params.get('period');
  const { period, newest } = usePeriod(isPeriod(asked) ? asked : null);
  return (
    <Page
      title={t('remuneration:title')}
      back={{ to: page('/common-income'), word: t('common-income:title') }}
      lead={t('remuneration:lead')}
    >
      <MonthSteps
        period={period}
        newest={newest}
        onPeriod={(next) => setParams({ period: next })}
      />
      <Month period={period} />
    </Page>
  );
}

const useMonth = (period: string) =>
  useGet<RemunerationMonth>(useCommunity().path('/remuneration'), { period }, { keepLast: true });

/**
 * The month asked for. Nobody asked: the last one, and the one before while the accountant is not there
 * yet, since a month is worked out once it is closed.
 */
function usePeriod(asked: string | null): { period: string; newest: string } {
  const newest = monthsBefore(today().slice(0, 7), 1);
  const { data } = useMonth(newest);
  const usual = data?.state === 'posted' ? newest : monthsBefore(newest, 1);
  return { period: asked ?? usual, newest };
}

function Month({ period }: { period: string }) {
  const month = useMonth(period);
  return (
    <Load query={month} lines={8}>
      {(found) => (
        <div className={styles.stack} aria-busy={month.isPlaceholderData}>
          {found.state === 'posted' ? <Posted month={found} /> : <NotYet month={found} />}
        </div>
      )}
    </Load>
  );
}

interface MonthStepsProps {
  period: string;
  newest: string;
  onPeriod: (period: string) => void;
}

function MonthSteps({ period, newest, onPeriod }: MonthStepsProps) {
  const dates = useDates();
  const community = useGet<Community>(useCommunity().path());
  const first = community.data?.booksStartOn.slice(0, 7);
  return (
    <div className={`${styles.steps} no-print`}>
      <Steps
        name={dates.period(period)}
        isFirst={first !== undefined && period <= first}
        isLast={period >= newest}
        onStep={(by) => onPeriod(shifted('month', rangeAround('month', period), by).to)}
      />
    </div>
  );
}

function NotYet({ month: { period, formula } }: { month: RemunerationMonth }) {
  const t = useWords();
  const dates = useDates();
  const title = t('remuneration:none', { period: dates.period(period) });
  if (!formula) return <EmptyState title={title}>{t('remuneration:noFormula')}</EmptyState>;
  return (
    <>
      <EmptyState title={title}>{t('remuneration:noneHint')}</EmptyState>
      <Card title={t('remuneration:rule')}>
        <FormulaFacts formula={formula} />
      </Card>
    </>
  );
}

function Posted({ month }: { month: RemunerationMonth }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { formula, period, amount, entrySeq, lines } = month;
  const values = { period: dates.period(period), amount: formatYuan(amount) };
  return (
    <>
      <Card title={t('remuneration:finding', values)}>
        {formula && <FormulaFacts formula={formula} month={month} />}
        {entrySeq && (
          <MoreLink to={page(`/entries/${entrySeq}`)}>{t('remuneration:entry')}</MoreLink>
        )}
      </Card>
      <Lines lines={lines} />
    </>
  );
}
