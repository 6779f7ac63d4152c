import { useGet } from '../../shared/api/queries';
import type { TrustContract } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { QuestionsOn } from '../inquiries/Questions';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import styles from './PostsPage.module.css';

/** 信托合同: what all of them are bound by, and what was asked about it (信托法 20). */
export function ContractCard() {
  const { path } = useCommunity();
  const { data } = useGet<TrustContract>(path('/contract'));
  if (!data) return null;
  return (
    <div className={styles.contract}>
      <Terms contract={data} />
      <QuestionsOn kind="contract" id={String(data.version)} about={data.title} />
    </div>
  );
}

function Terms({ contract }: { contract: TrustContract }) {
  const t = useWords();
  const dates = useDates();
  const { title, version, effectiveOn, resolutionRef, terms } = contract;
  return (
    <Card title={title}>
      <p className="quiet small">
        {t('posts:contract.version', {
          version,
          day: dates.day(effectiveOn),
          resolution: resolutionRef,
        })}
      </p>
      <p>{terms.purpose}</p>
      <p>{t('posts:contract.answers', { ...terms.inquiry })}</p>
    </Card>
  );
}
