import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { OfBudget } from '../BudgetPage';
import { DecisionBox, Voices } from '../decide/DecisionBox';
import type { Budget } from '../types';
import { type Act, actsOf, bodyOf, didOf, willOf } from './acts';

/** What the signed-in person may do with this version now; whose turn it is, when it is not hers. */
export function Acts({ budget, onDone }: OfBudget) {
  const t = useWords('budget');
  const acts = actsOf(budget);
  const [chosen, setChosen] = useState<Act['key'] | null>(null);
  const act = acts.find(({ key }) => key === chosen) ?? acts.find(({ danger }) => !danger);
  return (
    <Panel title={t('acts')}>
      <Standing budget={budget} />
      {acts.length === 0 && <p>{t(`turn.${budget.versionState}`, { defaultValue: '' })}</p>}
      {acts.length > 0 && (acts.length > 1 || !act) && (
        <Chips
          label={t('acts')}
          value={act?.key ?? ''}
          options={acts.map(({ key }) => ({ key, name: t(`act.${key}`) }))}
          onChange={(key) => setChosen(key === '' ? null : key)}
        />
      )}
      {act && (
        <One key={`${budget.version} ${act.key}`} act={act} budget={budget} onDone={onDone} />
      )}
    </Panel>
  );
}

function One({ act, budget, onDone }: OfBudget & { act: Act }) {
  const t = useWords('budget');
  const here = useHere();
  const { budgetId, title, version, decision } = budget;
  const path = `/budgets/${budgetId}/${act.path}`;
  if (act.key === 'decide' && decision)
    return (
      <DecisionBox
        path={path}
        what={t('text', { title, version })}
        subject={{ id: budgetId, version }}
        body={{ version }}
        decision={decision}
        onDone={onDone}
      />
    );
  return (
    <div style={{ marginTop: 12 }}>
      <ActBox
        sentence={willOf(t, act.key, budget)}
        word={t(`act.${act.key}`)}
        danger={act.danger}
        secondFactor={act.secondFactor}
        reason={act.reason}
        send={(given) =>
          api.post(here.api(path), bodyOf(act, version, given), {
            once: true,
            ...(given.code ? { secondFactor: given.code } : {}),
          })
        }
        onDone={() => onDone(didOf(t, act.key, budget))}
      />
    </div>
  );
}

/** How far it is: days left, voices counted, what still stands in the way. */
function Standing({ budget: { budgetId, comment, decision } }: { budget: Budget }) {
  const t = useWords('budget');
  const here = useHere();
  return (
    <>
      {comment?.open && (
        <Notice tone="attention">{t('commentOpen', { days: comment.daysLeft })}</Notice>
      )}
      {comment && comment.unanswered > 0 && (
        <Notice tone="attention">
          {t('unanswered', { count: comment.unanswered })}{' '}
          <Link to={here.to(`budget/${budgetId}/comments`)}>{t('toComments')}</Link>
        </Notice>
      )}
      {decision && <Voices decision={decision} />}
    </>
  );
}
