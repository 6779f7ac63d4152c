import { Table, type TableColumnsType } from 'antd';
import { Badge } from '../../../shared/components/Badge';
import { formatAmount, sumYuan } from '../../../shared/format/yuan';
import { useWords, type Words } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { percentOfRate, trimmed } from '../editor/numbers';
import type { Budget, BudgetLine, Side } from '../types';
import styles from './LinesTab.module.css';

interface Props {
  budget: Budget;
  side: Side;
  openId: string | undefined;
  onOpen: (lineId: string) => void;
}

/** One side of the budget: how each amount comes about, and beside it last year and the version before. */
export function LineTable({ budget, side, openId, onOpen }: Props) {
  const t = useWords('budget');
  const lines = budget.lines.filter((line) => line.side === side);
  const isCompared = budget.comparedWith !== null;
  return (
    <section className={styles.table}>
      <h2>{t(`side.${side}`)}</h2>
      <DataTable<BudgetLine>
        label={t(`side.${side}`)}
        rowKey="lineId"
        columns={columnsOf(t, isCompared)}
        rows={lines}
        empty={t('noLines')}
        onOpen={({ lineId }) => onOpen(lineId)}
        rowClass={({ lineId }) => (lineId === openId ? (styles.open ?? '') : '')}
        totals={
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}>
              {t('sum')}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} className="amount">
              <strong>{formatAmount(budget.totals[side])}</strong>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} />
            <Table.Summary.Cell index={4} className="amount">
              {formatAmount(sumYuan(lines.map(({ lastYear }) => lastYear ?? '0')))}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={5} colSpan={isCompared ? 2 : 1} />
          </Table.Summary.Row>
        }
      />
    </section>
  );
}

function columnsOf(t: Words, isCompared: boolean): TableColumnsType<BudgetLine> {
  return [
    textColumn(t('line.name'), ({ name, accountCode, accountName, isContingency }) => (
      <>
        <strong>{name}</strong> {isContingency && <Badge>{t('contingency')}</Badge>}
        <span className={styles.account}>
          {accountCode} {accountName}
        </span>
      </>
    )),
    textColumn(t('line.way'), wayOf),
    amountColumn(t('line.amount'), ({ amount }) => amount),
    textColumn(t('line.perMetre'), ({ perSquareMetreMonth }) => perSquareMetreMonth, 72),
    amountColumn(t('line.lastYear'), ({ lastYear }) => lastYear),
    ...(isCompared ? [changeColumn(t)] : []),
    textColumn(t('line.talk'), (line) => <Talk line={line} />),
  ];
}

/** More or less than in the version before; everything, of a new line. */
const changeColumn = (t: Words) =>
  amountColumn<BudgetLine>(t('line.change'), ({ amount, before }) =>
    before === null ? amount : sumYuan([amount, `-${before}`]),
  );

/** "1.2 × 83404 × 12 × 92%". */
export function wayOf(line: BudgetLine): string {
  const { unitPrice, quantity, frequency, collectionRate } = line;
  const factors = [unitPrice, quantity, frequency].map(trimmed);
  if (collectionRate) factors.push(`${percentOfRate(collectionRate)}%`);
  return factors.join(' × ');
}

/** How much was said of a line; what waits for an answer stands out. */
function Talk({ line: { remarks, comments, openComments } }: { line: BudgetLine }) {
  const t = useWords('budget');
  // Not even a space: a card leaves out what says nothing.
  if (remarks.length === 0 && comments === 0) return null;
  return (
    <>
      {remarks.length > 0 && <Badge>{t('remarkCount', { count: remarks.length })}</Badge>}{' '}
      {comments > 0 && (
        <Badge tone={openComments > 0 ? 'attention' : 'quiet'}>
          {t(openComments > 0 ? 'commentCountOpen' : 'commentCount', {
            count: comments,
            open: openComments,
          })}
        </Badge>
      )}
    </>
  );
}
