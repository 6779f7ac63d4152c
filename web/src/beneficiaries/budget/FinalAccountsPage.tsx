import { useParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { FinalAccounts } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { absYuan, formatYuan, isNegativeYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { FinalLines } from './FinalLines';
import { PaperLink } from './PaperLink';
import { useBudget } from './use-budget';
import styles from './budget.module.css';

/** 决算: what became of the plan, with the reason of every large difference. */
export function FinalAccountsPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { budgetId = '' } = useParams();
  const budget = useBudget(budgetId);
  const accounts = useGet<FinalAccounts>(path(`/budgets/${budgetId}/final-accounts`));
  return (
    <Page
      title={t('budget:final.title')}
      lead={budget.data?.title}
      back={{ to: page(`/budget/${budgetId}`), word: t('budget:title') }}
    >
      <Load query={accounts} lines={8}>
        {(found) => (
          <div className={styles.stack}>
            {found.state === 'none' ? <NotYet accounts={found} /> : <Finding accounts={found} />}
            <FinalLines lines={found.lines} asked={found.state !== 'none'} />
          </div>
        )}
      </Load>
    </Page>
  );
}

/** The year is not over, or nobody has drawn them up: by when, why not, and how the books stand. */
function NotYet({ accounts: { dueOn, blocked, late, days } }: { accounts: FinalAccounts }) {
  const t = useWords();
  const dates = useDates();
  const day = dates.day(dueOn);
  return (
    <Card title={t('budget:final.none')}>
      {late ? (
        <p className={styles.late}>! {t('budget:final.late', { day, days })}</p>
      ) : (
        <p>{t('budget:final.noneHint', { day })}</p>
      )}
      {blocked && <p className="quiet">{t('budget:final.blocked', { why: blocked })}</p>}
      <p className="quiet">{t('budget:final.soFar')}</p>
    </Card>
  );
}

const TONES: Record<string, 'good' | 'quiet'> = { decided: 'good', refused: 'quiet' };

function Finding({ accounts }: { accounts: FinalAccounts }) {
  const t = useWords();
  const { page } = useCommunity();
  const { budgetId, totals, state, stateName, decision, contentHash } = accounts;
  const how = isNegativeYuan(totals.surplus) ? 'short' : 'left';
  return (
    <Card
      title={t(`budget:final.finding.${how}`, { surplus: formatYuan(absYuan(totals.surplus)) })}
      aside={<Badge tone={TONES[state] ?? 'attention'}>{stateName}</Badge>}
    >
      <p>
        {t('budget:final.sums', {
          income: formatYuan(totals.incomeActual),
          incomeApproved: formatYuan(totals.incomeApproved),
          expense: formatYuan(totals.expenseActual),
          expenseApproved: formatYuan(totals.expenseApproved),
        })}
      </p>
      <Notes accounts={accounts} />
      {decision?.resolutionId && (
        <MoreLink to={page(`/votes/${decision.resolutionId}`)}>{t('budget:more.vote')}</MoreLink>
      )}
      {contentHash && (
        <PaperLink path={`/budgets/${budgetId}/final-accounts/paper`}>
          {t('budget:final.paper')}
        </PaperLink>
      )}
      <MoreLink to={page('/budget/surplus')}>{t('budget:more.surplus')}</MoreLink>
    </Card>
  );
}

/** Decided when, audited by whom, and what is missing still. */
function Notes({ accounts }: { accounts: FinalAccounts }) {
  const t = useWords();
  const dates = useDates();
  const { decidedOn, auditRef, surplusNote, reasonsMissing } = accounts;
  return (
    <>
      {decidedOn && <p>{t('budget:final.decided', { day: dates.day(decidedOn) })}</p>}
      {auditRef && <p>{t('budget:final.audit', { ref: auditRef })}</p>}
      {surplusNote && <p>{t('budget:final.surplusNote', { note: surplusNote })}</p>}
      {reasonsMissing > 0 && (
        <p className={styles.late}>! {t('budget:final.missing', { count: reasonsMissing })}</p>
      )}
    </>
  );
}
