import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Columns } from '../parts/Columns';
import { FeedCard } from './FeedCard';
import { FollowsCard } from './FollowsCard';
import { InboxCard } from './InboxCard';
import { MailCard } from './MailCard';
import './words';

/** 关注与消息: what is new, what I follow, and by which way I am told. */
export default function NoticesPage() {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Page
      title={t('notices:title')}
      lead={t('notices:lead')}
      back={{ to: page(''), word: t('nav:home') }}
    >
      <Columns
        first={<InboxCard />}
        second={
          <>
            <FollowsCard />
            <MailCard />
            <FeedCard />
          </>
        }
      />
    </Page>
  );
}
