import { Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { formatYuan } from '../../../shared/format/yuan';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { OfBudget } from '../BudgetPage';
import { percentOfRate } from '../editor/numbers';
import type { Budget, Execution } from '../types';
import { beginAdjustment } from './begin';
import { MoveTable } from './MoveTable';
import { judgementOf, type Kind, KINDS, type MovableLine, type Moves } from './moves';

/** 调整: which way, how much from where to where, and why. The limits are shown while one types. */
export function AdjustTab({ budget, onDone }: OfBudget) {
  const execution = useHereGet<Execution>(`/budgets/${budget.budgetId}/execution`);
  return (
    <Loaded of={execution} lines={8}>
      {({ lines }) => <Adjust budget={budget} onDone={onDone} movable={movableOf(budget, lines)} />}
    </Loaded>
  );
}

function movableOf({ lines }: Budget, executed: Execution['lines']): MovableLine[] {
  const left = new Map(executed.map(({ lineId, available }) => [lineId, available]));
  return lines
    .filter(({ side }) => side === 'expense')
    .map((line) => ({ line, available: left.get(line.lineId) ?? null }));
}

function Adjust({ budget, onDone, movable }: OfBudget & { movable: MovableLine[] }) {
  const t = useWords('budget-adjust');
  const here = useHere();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>('virement');
  const [moves, setMoves] = useState<Moves>({});
  const [reason, setReason] = useState('');
  const judged = judgementOf(kind, movable, moves, budget.limits);
  const isSmall = kind !== 'supplement';
  const ready = reason.trim().length >= 2 && (!isSmall || judged.holds);
  return (
    <>
      <Panel title={t('kindTitle')}>
        <Chips
          label={t('kindTitle')}
          value={kind}
          options={KINDS.map((key) => ({ key, name: t(`kind.${key}`) }))}
          onChange={(next) => {
            setKind(next);
            setMoves({});
          }}
        />
        <p style={{ marginTop: 12 }}>{t(`about.${kind}`)}</p>
        {isSmall && <Limits budget={budget} kind={kind} />}
      </Panel>
      {isSmall && (
        <section style={{ marginBottom: 16 }}>
          <h2 style={{ marginBottom: 8 }}>{t('movesTitle')}</h2>
          <MoveTable
            kind={kind}
            movable={movable}
            moves={moves}
            limits={budget.limits}
            judged={judged}
            onChange={setMoves}
          />
        </section>
      )}
      <Panel title={t('reasonTitle')}>
        <ActBox
          sentence={t(`will.${kind}`, { amount: formatYuan(judged.sums.in) })}
          word={t(`begin.${kind}`)}
          ready={ready}
          send={() =>
            beginAdjustment(here.api(`/budgets/${budget.budgetId}`), {
              kind,
              reason: reason.trim(),
              moves: judged.moves,
              note: (line) => t('note', { amount: formatYuan(line.amount) }),
            })
          }
          onDone={(version) => {
            onDone(t('done', { version }));
            void navigate(here.to(`budget/${budget.budgetId}/${isSmall ? 'lines' : 'edit'}`));
          }}
        >
          <Input.TextArea
            aria-label={t('reasonTitle')}
            placeholder={t('reasonHint')}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </ActBox>
      </Panel>
    </>
  );
}

function Limits({ budget: { limits }, kind }: { budget: Budget; kind: Kind }) {
  const t = useWords('budget-adjust');
  return (
    <Notice tone="quiet">
      {t(`limits.${kind}`, {
        share: `${percentOfRate(limits.share)}%`,
        yearly: formatYuan(limits.yearly),
        moved: formatYuan(limits.moved),
        left: formatYuan(limits.left),
      })}
    </Notice>
  );
}
