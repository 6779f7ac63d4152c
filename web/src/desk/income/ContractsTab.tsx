import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatYuan, sumYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { Accruals } from './Accruals';
import { ContractForm } from './ContractForm';
import { ContractPanel } from './ContractPanel';
import { Flags } from './Flags';
import { byGravity, isWrong } from './standing';
import type { IncomeContract } from './types';

/** Every contract and every place without one, what is wrong first. */
export function ContractsTab() {
  const t = useWords('income');
  const here = useHere();
  const list = useHereGet<{ items: IncomeContract[] }>('/income-contracts');
  // In the address, so that a link from elsewhere leads to the one that is meant.
  const [params, setParams] = useSearchParams();
  const openId = params.get('open');
  const setOpenId = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const [isNew, setIsNew] = useState(false);
  const items = list.data ? byGravity(list.data.items) : null;
  return (
    <>
      {items && <Summary items={items} />}
      {here.may('income.accrue') && (
        <Accruals
          end={
            <Button type="primary" onClick={() => setIsNew(true)}>
              {t('new')}
            </Button>
          }
        />
      )}
      <ContractTable
        items={items}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={({ id }) => setOpenId(id)}
      />
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('new')}
        size={560}
        destroyOnHidden
      >
        <ContractForm
          onDone={(id) => {
            setIsNew(false);
            setOpenId(id);
          }}
        />
      </Drawer>
      <Drawer
        open={openId !== null}
        onClose={() => setOpenId(null)}
        title={items?.find(({ id }) => id === openId)?.place}
        size={720}
        destroyOnHidden
      >
        {openId && <ContractPanel id={openId} />}
      </Drawer>
    </>
  );
}

/** The finding before the rows: how much is late, and what is red. */
function Summary({ items }: { items: IncomeContract[] }) {
  const t = useWords('income');
  const wrong = items.filter(isWrong);
  if (wrong.length === 0) return null;
  const overdue = formatYuan(sumYuan(wrong.map((contract) => contract.overdue)));
  return (
    <Notice tone="broken" standing>
      {t('wrong', { count: wrong.length, overdue })}
    </Notice>
  );
}

interface TableProps {
  items: IncomeContract[] | null;
  error: Error | null;
  onRetry: () => void;
  onOpen: (contract: IncomeContract) => void;
}

function ContractTable({ items, error, onRetry, onOpen }: TableProps) {
  const t = useWords('income');
  const dates = useDates();
  return (
    <DataTable
      label={t('tab.contracts')}
      rowKey="id"
      columns={columnsOf(t, dates.day)}
      rows={items}
      error={error}
      onRetry={onRetry}
      empty={t('empty')}
      onOpen={onOpen}
    />
  );
}

function columnsOf(t: Words, day: (text: string) => string): TableColumnsType<IncomeContract> {
  return [
    textColumn(t('col.place'), ({ place }) => place),
    textColumn(t('col.kind'), ({ kind }) => t(`kind.${kind}`)),
    textColumn(t('col.counterparty'), ({ counterparty }) => counterparty || t('nobody')),
    textColumn(t('col.schedule'), ({ schedule, amount }) =>
      amount
        ? t('perInstalment', { every: t(`schedule.${schedule}`), amount: formatYuan(amount) })
        : t(`schedule.${schedule}`),
    ),
    textColumn(t('col.endsOn'), ({ endsOn }) => endsOn && day(endsOn)),
    amountColumn(t('col.due'), ({ due }) => due),
    amountColumn(t('col.received'), ({ received }) => received),
    amountColumn(t('col.overdue'), ({ overdue }) => overdue),
    textColumn(t('col.state'), (contract) => <Flags contract={contract} />),
  ];
}
