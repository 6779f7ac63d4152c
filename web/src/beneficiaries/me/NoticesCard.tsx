import type { Session } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import UnreadMark from '../follow/UnreadMark';
import { useLastCommunity } from '../layout/last-community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';

/** Where what is new is told, and which questions I asked. */
export function NoticesCard({ session }: { session: Session }) {
  const t = useWords();
  const community = useLastCommunity(session);
  if (!community) return null;
  const { id } = community;
  return (
    <Card title={t('notices:title')} aside={<UnreadMark communityId={id} />}>
      <MoreLink to={`/c/${id}/notices`}>{t('notices:see')}</MoreLink>
      <MoreLink to={`/c/${id}/inquiries?show=mine`}>{t('notices:asked')}</MoreLink>
    </Card>
  );
}
