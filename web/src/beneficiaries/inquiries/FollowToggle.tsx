import { api } from '../../shared/api/client';
import type { InquiryCard } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Button, Form } from '../parts/form';
import { useInquiryAct } from './use-inquiries';

const followKeyOf = ({ mine, following }: InquiryCard) => {
  if (mine) return 'ask:mine';
  return following ? 'inquiries:follow.following' : 'inquiries:follow.follow';
};

/** 关注: to be told when a question is answered. */
export function FollowToggle({ inquiry }: { inquiry: InquiryCard }) {
  const t = useWords();
  const { id, number, following, followers, mine } = inquiry;
  const change = useInquiryAct((follow: boolean, path) => {
    const address = path(`/inquiries/${id}/follow`);
    return follow ? api.put<unknown>(address) : api.delete<unknown>(address);
  });
  return (
    <Card
      title={t(followKeyOf(inquiry))}
      aside={
        <span className="quiet small">{t('inquiries:follow.count', { count: followers })}</span>
      }
    >
      <Form onSubmit={() => change.mutate(!following)} error={change.error}>
        <p className="quiet small">{t('inquiries:follow.hint')}</p>
        {!mine && (
          <Button
            kind={following ? 'plain' : 'main'}
            busy={change.isPending}
            spoken={t(following ? 'inquiries:follow.stopSpoken' : 'inquiries:follow.spoken', {
              number,
            })}
          >
            {t(following ? 'inquiries:follow.stop' : 'inquiries:follow.follow')}
          </Button>
        )}
      </Form>
    </Card>
  );
}
