import { useGet } from '../../shared/api/queries';
import type { Community, PostHolder } from '../../shared/api/types';
import { formatAmount } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { useNear } from '../parts/useNear';
import styles from './PostsCard.module.css';

/** Who looks after the money: the parties of the trust, then the people by post. */
export function PostsCard() {
  const t = useWords();
  const { path, page } = useCommunity();
  const community = useGet<Community>(path());
  const [card, near] = useNear<HTMLDivElement>();
  const posts = useGet<{ items: PostHolder[] }>(path('/posts'), {}, { enabled: near });
  return (
    <div ref={card}>
      <Card title={t('home:posts.title')}>
        {community.data && <Parties community={community.data} />}
        <Load query={posts}>{({ items }) => <People holders={items} />}</Load>
        <MoreLink to={page('/posts')}>{t('home:posts.all')}</MoreLink>
      </Card>
    </div>
  );
}

function Parties({ community }: { community: Community }) {
  const t = useWords();
  const { households } = community.units;
  const area = formatAmount(community.units.area);
  return (
    <dl className={styles.list}>
      <dt>{t('home:parties.trustor')}</dt>
      <dd>{community.trustorName}</dd>
      <dt>{t('home:parties.trustee')}</dt>
      <dd>{community.trusteeName}</dd>
      <dt>{t('home:parties.beneficiaries')}</dt>
      <dd>{t('home:parties.allOwners', { households, area })}</dd>
    </dl>
  );
}

const isOfficial = (holder: PostHolder) => holder.post !== 'resident';

function People({ holders }: { holders: PostHolder[] }) {
  return (
    <dl className={styles.list}>
      {holders.filter(isOfficial).map((holder) => (
        <div key={holder.grantId} className={styles.pair}>
          <dt>{holder.postName}</dt>
          <dd>{holder.personName}</dd>
        </div>
      ))}
    </dl>
  );
}
