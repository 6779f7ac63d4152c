import type { Emergency } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { PagedList } from '../parts/PagedList';
import { EmergencyRow } from './EmergencyRow';

/** 应急支出: the only way round "no budget, no spending", and what became of each. */
export function EmergenciesPage() {
  const t = useWords();
  const { page, path } = useCommunity();
  return (
    <Page
      title={t('budget:emergency.title')}
      lead={t('budget:emergency.lead')}
      back={{ to: page('/budget'), word: t('budget:title') }}
    >
      <Card title={t('budget:emergency.list')}>
        <PagedList<Emergency>
          path={path('/emergencies')}
          emptyTitle={t('budget:emergency.none')}
          emptyHint={t('budget:emergency.noneHint')}
        >
          {(item) => <EmergencyRow key={`${item.requestId}-${item.version}`} item={item} />}
        </PagedList>
      </Card>
    </Page>
  );
}
