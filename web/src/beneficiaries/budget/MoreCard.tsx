import type { Budget } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { PaperLink } from './PaperLink';

/** The other pages of this budget, and its paper. */
export function MoreCard({ budget }: { budget: Budget }) {
  const t = useWords();
  const { page } = useCommunity();
  const { budgetId, inForceVersion, versions, decision } = budget;
  const own = (rest: string) => page(`/budget/${budgetId}/${rest}`);
  return (
    <Card title={t('budget:more.title')}>
      {decision?.resolutionId && (
        <MoreLink to={page(`/votes/${decision.resolutionId}`)}>{t('budget:more.vote')}</MoreLink>
      )}
      {inForceVersion !== null && (
        <>
          <MoreLink to={own('execution')}>{t('budget:more.execution')}</MoreLink>
          <MoreLink to={own('final-accounts')}>{t('budget:more.finalAccounts')}</MoreLink>
        </>
      )}
      {versions.length > 1 && (
        <MoreLink to={own('versions')}>
          {t('budget:more.versions', { count: versions.length })}
        </MoreLink>
      )}
      <MoreLink to={page('/budget/surplus')}>{t('budget:more.surplus')}</MoreLink>
      <MoreLink to={page('/budget/emergencies')}>{t('budget:more.emergencies')}</MoreLink>
      {inForceVersion !== null && (
        <PaperLink path={`/budgets/${budgetId}/paper`} query={{ version: inForceVersion }}>
          {t('budget:more.paper')}
        </PaperLink>
      )}
    </Card>
  );
}
