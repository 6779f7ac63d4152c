import { Drawer } from 'antd';
import { useSearchParams } from 'react-router';
import { useIsPhone } from '../../app/media';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Panel } from '../../ui/Panel';
import type { OfBudget } from '../BudgetPage';
import { Totals } from '../Totals';
import type { Budget, BudgetComment, BudgetLine } from '../types';
import { Acts } from './Acts';
import styles from './LinesTab.module.css';
import { LinePanel, Remarks } from './LinePanel';
import { LineTable } from './LineTable';
import { Steps } from './Steps';

const about = ({ lineId }: BudgetLine, comments: readonly BudgetComment[] = []) =>
  comments.filter((comment) => comment.lineId === lineId);

/** The budget line by line; what the committee and the residents say of a line stands beside it. */
export function LinesTab({ budget, onDone }: OfBudget) {
  const t = useWords('budget');
  const phone = useIsPhone();
  const [params, setParams] = useSearchParams();
  const comments = useHereGet<{ items: BudgetComment[] }>(`/budgets/${budget.budgetId}/comments`);
  const open = budget.lines.find(({ lineId }) => lineId === params.get('line')) ?? null;
  const choose = (lineId: string | null) => {
    const next = new URLSearchParams(params);
    if (lineId) next.set('line', lineId);
    else next.delete('line');
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const panel = open && (
    <LinePanel
      key={open.lineId}
      budget={budget}
      line={open}
      comments={about(open, comments.data?.items)}
    />
  );
  return (
    <>
      <Summary budget={budget} />
      <div className={styles.sides}>
        <div>
          <LineTable budget={budget} side="income" openId={open?.lineId} onOpen={choose} />
          <LineTable budget={budget} side="expense" openId={open?.lineId} onOpen={choose} />
        </div>
        <div className={styles.beside} tabIndex={0} role="group" aria-label={t('beside')}>
          {!phone && panel && <Panel title={open.name}>{panel}</Panel>}
          <Acts budget={budget} onDone={onDone} />
          <OnTheWhole budget={budget} />
          <Steps budget={budget} />
        </div>
      </div>
      <Drawer
        open={phone && open !== null}
        onClose={() => choose(null)}
        title={open?.name}
        placement="bottom"
        size="large"
        destroyOnHidden
      >
        {panel}
      </Drawer>
    </>
  );
}

function Summary({ budget }: { budget: Budget }) {
  const t = useWords('budget');
  const { totals, area, surplusNote, reason } = budget;
  return (
    <Panel>
      <Totals totals={totals} area={area} />
      {surplusNote && <p style={{ marginTop: 12 }}>{t('surplusSays', { note: surplusNote })}</p>}
      {reason && <p style={{ marginTop: 4 }}>{t('reasonSays', { reason })}</p>}
    </Panel>
  );
}

function OnTheWhole({ budget }: { budget: Budget }) {
  if (budget.remarks.length === 0 && !budget.may.includes('remark')) return null;
  return (
    <Panel>
      <Remarks budget={budget} lineId={null} remarks={budget.remarks} />
    </Panel>
  );
}
