import { useParams, useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Budget, BudgetDifferences, BudgetVersion } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Choice } from '../parts/form';
import { Load } from '../parts/Load';
import { ChangedLines } from './ChangedLines';
import { useBudget } from './use-budget';
import { VersionList } from './VersionList';
import styles from './budget.module.css';

/** Two versions side by side: what changed, by how much, and why. */
export function VersionsPage() {
  const t = useWords();
  const { page } = useCommunity();
  const { budgetId = '' } = useParams();
  const budget = useBudget(budgetId);
  return (
    <Page
      title={t('budget:versions.title')}
      lead={budget.data?.title}
      back={{ to: page(`/budget/${budgetId}`), word: t('budget:title') }}
    >
      <Load query={budget} lines={6}>
        {(found) => (
          <div className={styles.stack}>
            <VersionList versions={found.versions} />
            {found.versions.length > 1 && <Compared budget={found} />}
          </div>
        )}
      </Load>
    </Page>
  );
}

function Compared({ budget: { budgetId, versions } }: { budget: Budget }) {
  const t = useWords();
  const { path } = useCommunity();
  const [params, setParams] = useSearchParams();
  const numbers = versions.map(({ version }) => version).sort((a, b) => a - b);
  const to = chosen(numbers, params.get('to')) ?? numbers[numbers.length - 1] ?? 1;
  const from = chosen(numbers, params.get('from')) ?? numbers[numbers.length - 2] ?? 1;
  const nameOf = useVersionName(versions);
  const differences = useGet<BudgetDifferences>(
    path(`/budgets/${budgetId}/differences`),
    { from, to },
    { keepLast: true, enabled: from !== to },
  );
  const options = numbers.map((value) => ({ value: String(value), label: nameOf(value) }));
  const ask = (next: { from: number; to: number }) =>
    setParams({ from: String(next.from), to: String(next.to) }, { replace: true });
  return (
    <>
      <div className={`${styles.pair} no-print`}>
        <Choice
          label={t('budget:versions.from')}
          value={String(from)}
          onValue={(value) => ask({ from: Number(value), to })}
          options={options}
        />
        <Choice
          label={t('budget:versions.to')}
          value={String(to)}
          onValue={(value) => ask({ from, to: Number(value) })}
          options={options}
        />
      </div>
      {from === to ? (
        <p className="quiet">{t('budget:versions.sameVersion')}</p>
      ) : (
        <Load query={differences} lines={6}>
          {(found) => (
            <div aria-busy={differences.isPlaceholderData}>
              <ChangedLines differences={found} />
            </div>
          )}
        </Load>
      )}
    </>
  );
}

function chosen(numbers: readonly number[], asked: string | null): number | undefined {
  return numbers.find((value) => String(value) === asked);
}

/** "第2版（调剂）". */
function useVersionName(versions: readonly BudgetVersion[]): (version: number) => string {
  const t = useWords();
  const dates = useDates();
  return (version) => {
    const found = versions.find((one) => one.version === version);
    const name = t('budget:versions.name', { version, kind: found?.kindName });
    return found?.effectiveOn
      ? t('budget:versions.since', { name, day: dates.day(found.effectiveOn) })
      : name;
  };
}
