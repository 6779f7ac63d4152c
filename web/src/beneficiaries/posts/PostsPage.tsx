import { useGet } from '../../shared/api/queries';
import type { PostHolder } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { ContractCard } from './ContractCard';
import styles from './PostsPage.module.css';
import './words';

/** Trustor, trustee, supervisors: the sides of the trust, in this order. */
const PARTIES: { name: string; of: string[] }[] = [
  { name: 'trustor', of: ['trustor'] },
  { name: 'trustee', of: ['trustee'] },
  { name: 'supervisor', of: ['supervisor', 'auditor'] },
];

/** 岗位与授权: who may do what with the money, by which resolution, until when. */
export default function PostsPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const posts = useGet<{ items: PostHolder[] }>(path('/posts'));
  return (
    <Page title={t('posts:title')} lead={t('posts:lead')}>
      <p className={styles.two}>{t('posts:two')}</p>
      <Load query={posts} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('posts:empty')} />
          ) : (
            <div className={styles.parties}>
              {PARTIES.map(({ name, of }) => (
                <PartyCard
                  key={name}
                  name={t(`posts:${name}`)}
                  holders={items.filter((holder) => of.includes(holder.party))}
                />
              ))}
            </div>
          )
        }
      </Load>
      <ContractCard />
      <MoreLink to={page('/handover')}>{t('posts:handover')}</MoreLink>
    </Page>
  );
}

function PartyCard({ name, holders }: { name: string; holders: PostHolder[] }) {
  if (holders.length === 0) return null;
  return (
    <Card title={name}>
      <Rows>
        {holders.map((holder) => (
          <Holder key={holder.grantId} holder={holder} />
        ))}
      </Rows>
    </Card>
  );
}

function Holder({ holder }: { holder: PostHolder }) {
  const t = useWords();
  const dates = useDates();
  const from = dates.day(holder.startsOn);
  return (
    <div className={styles.holder}>
      <p className={styles.line}>
        <b>{holder.personName}</b>
        <span>{holder.postName}</span>
      </p>
      <p className="quiet small">
        {holder.endsOn
          ? t('posts:until', { from, to: dates.day(holder.endsOn) })
          : t('posts:since', { day: from })}
      </p>
      <p className="quiet small">{t('posts:basis', { ref: holder.resolutionRef })}</p>
    </div>
  );
}
