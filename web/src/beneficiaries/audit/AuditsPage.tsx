import type { EngagementCard, Engagements } from '../../shared/audit/types';
import { useGet } from '../../shared/api/queries';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';

/** 审计: every engagement, the newest first. */
export function AuditsPage() {
  const t = useWords('audit');
  const { path } = useCommunity();
  const audits = useGet<Engagements>(path('/audit/engagements'));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Load query={audits} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
            </Card>
          ) : (
            items.map((card) => <One key={card.id} card={card} />)
          )
        }
      </Load>
    </Page>
  );
}

function One({ card }: { card: EngagementCard }) {
  const t = useWords('audit');
  const { page } = useCommunity();
  const { id, firm, from, to, stateName, opinionName, overdueFindings: late } = card;
  const { samples, findings, openFindings: open } = card;
  return (
    <Card title={firm}>
      <p>
        {t('months', { from, to })} <Badge>{stateName}</Badge>{' '}
        {opinionName && <Badge tone="good">{opinionName}</Badge>}
      </p>
      <p>
        {t('counts', { samples, findings, open })}{' '}
        {late > 0 && <Badge tone="broken">{t('overdueCount', { count: late })}</Badge>}
      </p>
      <MoreLink to={page(`/audit/${id}`)}>{t('open')}</MoreLink>
    </Card>
  );
}
