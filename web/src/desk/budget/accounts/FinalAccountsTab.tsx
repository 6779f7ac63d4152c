import { useHere, useHereGet } from '../../app/here';
import { useDates } from '../../../shared/i18n/useDates';
import { api, apiUrl } from '../../../shared/api/client';
import { useWords, type Words } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { formatYuan } from '../../../shared/format/yuan';
import { Badge } from '../../../shared/components/Badge';
import type { OfBudget } from '../BudgetPage';
import { DecisionBox, Voices } from '../decide/DecisionBox';
import { DecisionActs } from '../decide/DecisionActs';
import type { FinalAccounts } from '../types';
import { FinalTable } from './FinalTable';
import { MakeAccounts } from './MakeAccounts';

interface Props {
  accounts: FinalAccounts;
  onDone: OfBudget['onDone'];
}

/** 决算: what the year was to be, what it was, and why it was another. */
export function FinalAccountsTab({ budget, onDone }: OfBudget) {
  const accounts = useHereGet<FinalAccounts>(`/budgets/${budget.budgetId}/final-accounts`);
  return (
    <Loaded of={accounts} lines={10}>
      {(found) => <Shown accounts={found} onDone={onDone} />}
    </Loaded>
  );
}

function Shown({ accounts, onDone }: Props) {
  const t = useWords('budget-accounts');
  const { blocked, may, version, state } = accounts;
  return (
    <>
      <Head accounts={accounts} />
      {blocked && <Notice tone="attention">{blocked}</Notice>}
      {may.includes('make') ? (
        <MakeAccounts key={`${version} ${state}`} accounts={accounts} onDone={onDone} />
      ) : (
        <>
          <FinalTable accounts={accounts} />
          <Words accounts={accounts} />
        </>
      )}
      <Panel title={t('acts')}>
        <Acts accounts={accounts} onDone={onDone} />
        <DecisionActs acts={accounts.acts} />
      </Panel>
    </>
  );
}

function Head({ accounts }: { accounts: FinalAccounts }) {
  const t = useWords('budget-accounts');
  const here = useHere();
  const dates = useDates();
  const { totals, late, days, dueOn, state, stateName, budgetId } = accounts;
  return (
    <Panel
      title={t('title', { year: accounts.year })}
      extra={<Badge tone={state === 'decided' ? 'good' : 'quiet'}>{stateName}</Badge>}
    >
      <p>
        {late && <Badge tone="broken">{t('late', { days })}</Badge>}{' '}
        <span className="quiet">{t('due', { day: dates.day(dueOn) })}</span>
      </p>
      <Facts
        facts={[
          [t('income'), pair(t, totals.incomeApproved, totals.incomeActual)],
          [t('expense'), pair(t, totals.expenseApproved, totals.expenseActual)],
          [t('surplus'), pair(t, totals.surplusApproved, totals.surplus)],
        ]}
      />
      {accounts.id !== null && (
        <a
          href={apiUrl(here.api(`/budgets/${budgetId}/final-accounts/paper`))}
          target="_blank"
          rel="noreferrer"
        >
          {t('paper')}
        </a>
      )}
    </Panel>
  );
}

const pair = (t: Words, approved: string, actual: string) =>
  t('pair', { approved: formatYuan(approved), actual: formatYuan(actual) });

function Words({ accounts }: { accounts: FinalAccounts }) {
  const t = useWords('budget-accounts');
  return (
    <Panel title={t('words')}>
      <Facts
        facts={[
          [t('surplusNote'), accounts.surplusNote || t('unsaid')],
          [t('auditRef'), accounts.auditRef || t('unsaid')],
        ]}
      />
    </Panel>
  );
}

function Acts({ accounts, onDone }: Props) {
  const t = useWords('budget-accounts');
  const here = useHere();
  const { budgetId, may, decision, id, version, title, reasonsMissing } = accounts;
  const path = `/budgets/${budgetId}/final-accounts`;
  return (
    <>
      {decision && <Voices decision={decision} />}
      {reasonsMissing > 0 && (
        <Notice tone="attention" standing>
          {t('missing', { count: reasonsMissing })}
        </Notice>
      )}
      {may.includes('submit') && (
        <ActBox
          sentence={t('willSubmit')}
          word={t('submit')}
          ready={reasonsMissing === 0}
          send={() => api.post(here.api(`${path}/submission`), {}, { once: true })}
          onDone={() => onDone(t('submitted'))}
        />
      )}
      {may.includes('decide') && decision && id && (
        <DecisionBox
          path={`${path}/decision`}
          what={t('text', { title })}
          subject={{ id, version }}
          decision={decision}
          onDone={onDone}
        />
      )}
      {!may.includes('submit') && !may.includes('decide') && (
        <p className="quiet">{t(`turn.${accounts.state}`)}</p>
      )}
    </>
  );
}
