import { Drawer, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Badge } from '../../../shared/components/Badge';
import { formatAmount, formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHereGet } from '../../app/here';
import { useWords, type Words } from '../../app/words';
import { amountColumn, Figure, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { OfBudget } from '../BudgetPage';
import styles from '../lines/LinesTab.module.css';
import type { Execution, ExecutionLine } from '../types';
import { Bullet } from './Bullet';
import { LineBehind } from './LineBehind';

/** 执行: approved, committed, spent and what is left, line by line; what no line covers on top. */
export function ExecutionTab({ budget }: OfBudget) {
  const execution = useHereGet<Execution>(`/budgets/${budget.budgetId}/execution`);
  return (
    <Loaded of={execution} lines={10}>
      {(found) => <Shown execution={found} />}
    </Loaded>
  );
}

function Shown({ execution }: { execution: Execution }) {
  const t = useWords('budget-execution');
  const dates = useDates();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = execution.lines.find(({ lineId }) => lineId === openId);
  const tight = execution.lines.filter(({ flag, side }) => flag !== null && side === 'expense');
  return (
    <>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('asOf', { day: dates.day(execution.asOf) })}
      </p>
      {tight.length > 0 && (
        <Notice tone={tight.some(({ flag }) => flag === 'over') ? 'broken' : 'attention'} standing>
          {t('tight', {
            count: tight.length,
            names: tight.map(({ name }) => name).join(t('listComma')),
          })}
        </Notice>
      )}
      <Unbudgeted execution={execution} />
      {(['expense', 'income'] as const).map((side) => (
        <SideTable key={side} side={side} execution={execution} onOpen={setOpenId} />
      ))}
      <Tie tie={execution.tie} />
      <Drawer
        open={open !== undefined}
        onClose={() => setOpenId(null)}
        title={open?.name}
        size={640}
        destroyOnHidden
      >
        {open && <LineBehind budgetId={execution.budgetId} line={open} />}
      </Drawer>
    </>
  );
}

/** Not a fen is beside the book, or it is said. */
function Tie({ tie: { ties, ledger } }: Pick<Execution, 'tie'>) {
  const t = useWords('budget-execution');
  return (
    <Notice tone={ties ? 'good' : 'broken'} standing>
      {t(ties ? 'ties' : 'tiesNot', { ledger: formatYuan(ledger) })}
    </Notice>
  );
}

/** 预算外: spent, but on no line. Nothing is hidden by leaving it out. */
function Unbudgeted({ execution: { unbudgeted } }: { execution: Execution }) {
  const t = useWords('budget-execution');
  if (unbudgeted.length === 0) return null;
  return (
    <Panel title={t('unbudgeted')}>
      <p className="quiet">{t('unbudgetedHint')}</p>
      <ul>
        {unbudgeted.map(({ accountCode, accountName, spent }) => (
          <li key={accountCode}>
            <span className="code">{accountCode}</span> {accountName} {formatYuan(spent)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface SideProps {
  side: ExecutionLine['side'];
  execution: Execution;
  onOpen: (lineId: string) => void;
}

function SideTable({ side, execution, onOpen }: SideProps) {
  const t = useWords('budget-execution');
  const rows = execution.lines.filter((line) => line.side === side);
  const sum = (of: (line: ExecutionLine) => string) => formatAmount(sumYuan(rows.map(of)));
  const sums = [
    sum(({ approved }) => approved),
    ...(side === 'expense' ? [sum(({ committed }) => committed)] : []),
    sum(({ spent }) => spent),
    sum(({ available }) => available),
  ];
  return (
    <section className={styles.table}>
      <h2 style={{ marginBottom: 8 }}>{t(`side.${side}`)}</h2>
      <DataTable<ExecutionLine>
        label={t(`side.${side}`)}
        rowKey="lineId"
        columns={columnsOf(t, side)}
        rows={rows}
        empty={t('none')}
        onOpen={({ lineId }) => onOpen(lineId)}
        totals={
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t('sum')}</Table.Summary.Cell>
            {sums.map((text, index) => (
              <Table.Summary.Cell key={index} index={index + 1} className="amount">
                <strong>{text}</strong>
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={sums.length + 1} colSpan={2} />
          </Table.Summary.Row>
        }
      />
    </section>
  );
}

function columnsOf(t: Words, side: ExecutionLine['side']): TableColumnsType<ExecutionLine> {
  const expense = side === 'expense';
  return [
    textColumn(t('name'), ({ name, accountCode }) => (
      <>
        <strong>{name}</strong> <span className="code">{accountCode}</span>
      </>
    )),
    amountColumn(t('approved'), ({ approved }) => approved),
    ...(expense ? [amountColumn<ExecutionLine>(t('committed'), ({ committed }) => committed)] : []),
    amountColumn(t(expense ? 'spent' : 'received'), ({ spent }) => spent),
    {
      title: t(expense ? 'available' : 'missing'),
      align: 'right',
      className: 'amount',
      render: (_value: unknown, { available }: ExecutionLine) => (
        <Figure text={available} zero="0.00" />
      ),
    },
    textColumn(t('used'), (line) => <Bullet line={line} />, 160),
    textColumn(t('flag'), ({ flag }) =>
      flag && expense ? (
        <Badge tone={flag === 'over' ? 'broken' : 'attention'}>{t(`flags.${flag}`)}</Badge>
      ) : null,
    ),
  ];
}
