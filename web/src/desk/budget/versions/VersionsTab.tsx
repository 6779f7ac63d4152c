import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Filter, Toolbar } from '../../ui/Toolbar';
import type { OfBudget } from '../BudgetPage';
import { budgetTone } from '../states';
import type { Budget, BudgetDifference, BudgetDifferences, BudgetVersion } from '../types';

/** Every version there was, and what is different between any two. */
export function VersionsTab({ budget }: OfBudget) {
  const t = useWords('budget');
  const here = useHere();
  const dates = useDates();
  return (
    <>
      <DataTable<BudgetVersion>
        label={t('part.versions')}
        rowKey={({ version }) => String(version)}
        columns={[
          textColumn(t('col.version'), ({ version }) => (
            <Link to={here.to(`budget/${budget.budgetId}/lines?version=${version}`)}>
              {t('versionNo', { version })}
            </Link>
          )),
          textColumn(t('col.kind'), ({ kindName }) => kindName),
          textColumn(t('col.state'), ({ state, stateName }) => (
            <Badge tone={budgetTone(state)}>{stateName}</Badge>
          )),
          textColumn(t('col.reason'), ({ reason }) => reason),
          textColumn(t('col.effectiveOn'), ({ effectiveOn }) =>
            effectiveOn ? dates.day(effectiveOn) : null,
          ),
          amountColumn(t('col.income'), ({ income }) => income),
          amountColumn(t('col.expense'), ({ expense }) => expense),
        ]}
        rows={budget.versions}
        empty={t('noVersions')}
      />
      {budget.versions.length > 1 && <Compare budget={budget} />}
    </>
  );
}

function Compare({ budget }: { budget: Budget }) {
  const t = useWords('budget');
  const [newest, before] = [...budget.versions].reverse().map(({ version }) => version);
  const [from, setFrom] = useState(before ?? 1);
  const [to, setTo] = useState(newest ?? 1);
  const options = budget.versions.map(({ version, kindName }) => ({
    value: version,
    label: `${t('versionNo', { version })} ${kindName}`,
  }));
  const choice = (name: string, value: number, onChange: (version: number) => void) => (
    <Filter name={name}>
      <Select aria-label={name} value={value} options={options} onChange={onChange} />
    </Filter>
  );
  return (
    <section>
      <h2 className="section">{t('compare')}</h2>
      <Toolbar>
        {choice(t('compareFrom'), from, setFrom)}
        {choice(t('compareTo'), to, setTo)}
      </Toolbar>
      <Differences budgetId={budget.budgetId} from={from} to={to} />
    </section>
  );
}

interface Pair {
  budgetId: string;
  from: number;
  to: number;
}

/** Only what differs: sameness says nothing. */
function Differences({ budgetId, from, to }: Pair) {
  const t = useWords('budget');
  const answer = useHereGet<BudgetDifferences>(`/budgets/${budgetId}/differences`, { from, to });
  const rows = answer.data?.lines.filter(({ change }) => change !== 'same') ?? null;
  return (
    <DataTable<BudgetDifference>
      label={t('compare')}
      rowKey="lineId"
      columns={[
        textColumn(t('line.name'), ({ name, side }) => (
          <>
            {name} <span className="quiet">{t(`side.${side}`)}</span>
          </>
        )),
        textColumn(t('change.title'), ({ change, fields }) => (
          <>
            <Badge tone="attention">{t(`change.${change}`)}</Badge>{' '}
            <span className="quiet">
              {fields
                .map((field) => t(`field.${field}`, { defaultValue: field }))
                .join(t('listComma'))}
            </span>
          </>
        )),
        amountColumn(t('compareFrom'), ({ before }) => before),
        amountColumn(t('compareTo'), ({ after }) => after),
        amountColumn(t('change.difference'), ({ difference }) => difference),
      ]}
      rows={rows}
      error={answer.error}
      onRetry={() => void answer.refetch()}
      empty={<EmptyState title={t('noDifference')} />}
    />
  );
}
