import { formatYuan, isNegativeYuan, isZeroYuan } from '../../../shared/format/yuan';
import { useWords } from '../../app/words';
import { amountColumn, Figure, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { MoneyField } from '../../ui/MoneyField';
import { Notice } from '../../ui/Notice';
import type { Budget } from '../types';
import {
  afterOf,
  type Judgement,
  type Kind,
  mostOf,
  type MovableLine,
  type Move,
  type Moves,
} from './moves';

interface Props {
  kind: Kind;
  movable: readonly MovableLine[];
  moves: Moves;
  limits: Budget['limits'];
  judged: Judgement;
  onChange: (moves: Moves) => void;
}

/** From which line, to which line; beside each what it may give at most. */
export function MoveTable({ kind, movable, moves, limits, judged, onChange }: Props) {
  const t = useWords('budget-adjust');
  const change = (lineId: string, part: Partial<Move>) =>
    onChange({ ...moves, [lineId]: { out: '', in: '', ...moves[lineId], ...part } });
  const field = (side: keyof Move) => (movableLine: MovableLine) => {
    const { lineId, name } = movableLine.line;
    return (
      <MoneyField
        withSign={false}
        aria-label={t(`cell.${side}`, { name })}
        aria-invalid={judged.refusals.has(lineId)}
        value={moves[lineId]?.[side] ?? ''}
        onChange={(text) => change(lineId, { [side]: text })}
      />
    );
  };
  return (
    <>
      <Sums judged={judged} />
      <DataTable<MovableLine>
        label={t('movesTitle')}
        rowKey={({ line }) => line.lineId}
        columns={[
          textColumn(t('col.name'), ({ line }) => (
            <>
              <strong>{line.name}</strong>
              <Refused lineId={line.lineId} judged={judged} />
            </>
          )),
          amountColumn(t('col.now'), ({ line }) => line.amount),
          amountColumn(t('col.available'), ({ available }) => available),
          ...(kind === 'virement'
            ? [
                amountColumn<MovableLine>(t('col.most'), (one) => mostOf(kind, one, limits)),
                textColumn<MovableLine>(t('col.out'), field('out'), 136),
              ]
            : []),
          textColumn(t('col.in'), (one) => !isReserve(kind, one) && field('in')(one), 136),
          {
            title: t('col.after'),
            align: 'right',
            className: 'amount',
            render: (_value: unknown, { line }: MovableLine) => (
              <Figure text={afterOf(line, judged.moves[line.lineId])} zero="0.00" />
            ),
          },
        ]}
        rows={movable}
        empty={t('noLines')}
      />
    </>
  );
}

const isReserve = (kind: Kind, { line }: MovableLine) =>
  kind === 'contingency' && line.isContingency;

function Refused({ lineId, judged }: { lineId: string; judged: Judgement }) {
  const t = useWords('budget-adjust');
  const refusal = judged.refusals.get(lineId);
  if (!refusal) return null;
  return (
    <span role="alert" style={{ display: 'block', color: 'var(--vermilion)' }}>
      {t(`refused.${refusal.key}`, { most: refusal.most && formatYuan(refusal.most) })}
    </span>
  );
}

/** Whether it balances and stays within the year, said while it is typed. */
function Sums({ judged: { sums } }: { judged: Judgement }) {
  const t = useWords('budget-adjust');
  const isBeyond = isNegativeYuan(sums.left);
  return (
    <>
      <p role="status" style={{ marginBottom: 8 }}>
        {t('sums', {
          out: formatYuan(sums.out),
          in: formatYuan(sums.in),
          left: formatYuan(isBeyond ? '0' : sums.left),
        })}
      </p>
      {!isZeroYuan(sums.gap) && (
        <Notice tone="attention" standing>
          {t(isNegativeYuan(sums.gap) ? 'gapOut' : 'gapIn', {
            gap: formatYuan(sums.gap.replace('-', '')),
          })}
        </Notice>
      )}
      {isBeyond && (
        <Notice tone="broken" standing>
          {t('beyondYear', { over: formatYuan(sums.left.replace('-', '')) })}
        </Notice>
      )}
    </>
  );
}
