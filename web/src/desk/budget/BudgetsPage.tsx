import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { Deadline } from './Deadline';
import { NewBudget } from './NewBudget';
import { budgetTone } from './states';
import { SurplusTab } from './surplus/SurplusTab';
import type { BudgetSummary } from './types';

const TABS = ['list', 'surplus'] as const;

/** 预算: one a year and fund, and what becomes of a year's surplus. */
export default function BudgetsPage({ tab = 'list' }: { tab?: (typeof TABS)[number] }) {
  const t = useWords('budget');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <TabNav
        label={t('title')}
        base="budget"
        tabs={TABS.map((key) => ({ key, name: t(`tab.${key}`) }))}
        now={tab}
      />
      {tab === 'surplus' ? <SurplusTab /> : <BudgetList />}
    </>
  );
}

function BudgetList() {
  const t = useWords('budget');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const [isNew, setIsNew] = useState(false);
  const list = useHereGet<{ items: BudgetSummary[] }>('/budgets');
  const begin = here.may('budget.draft') && (
    <Button type="primary" onClick={() => setIsNew(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <p className="no-print" style={{ marginBottom: 12 }}>
        {begin}
      </p>
      <DataTable<BudgetSummary>
        label={t('title')}
        rowKey="budgetId"
        columns={[
          textColumn(t('col.title'), ({ title }) => <strong>{title}</strong>),
          textColumn(t('col.fund'), ({ fund }) => t(`fund.${fund}`)),
          textColumn(
            t('col.state'),
            ({ state, stateName, version, versionState, versionStateName }) => (
              <>
                <Badge tone={budgetTone(state)}>
                  {t(`state.${state}`, { defaultValue: stateName })}
                </Badge>{' '}
                <span className="quiet">
                  {t('versionNo', { version })} {versionState !== state && versionStateName}
                </span>
              </>
            ),
          ),
          textColumn(t('col.deadline'), ({ deadline }) => (
            <Deadline deadline={deadline} day={dates.day} />
          )),
          amountColumn(t('col.income'), ({ totals }) => totals.income),
          amountColumn(t('col.expense'), ({ totals }) => totals.expense),
          amountColumn(t('col.surplus'), ({ totals }) => totals.surplus),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        onOpen={({ budgetId }) => void navigate(here.to(`budget/${budgetId}`))}
      />
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('new')}
        size={480}
        destroyOnHidden
      >
        <NewBudget known={list.data?.items ?? []} />
      </Drawer>
    </>
  );
}
