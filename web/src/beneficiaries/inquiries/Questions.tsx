import { useGet } from '../../shared/api/queries';
import type { InquiriesPage, InquiryCard } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { withQuery } from '../../shared/api/client';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { AskLink, type Asked } from './AskLink';
import { InquiryRow } from './InquiryRow';

const IN_SIGHT = 3;

interface Props extends Asked {
  questions: readonly InquiryCard[];
}

/** What was asked about a thing, and the way to ask. */
export function QuestionsCard({ questions, ...asked }: Props) {
  const t = useWords();
  const { page, may } = useCommunity();
  if (!may('inquiry.read')) return null;
  const { kind, id } = asked;
  const count = questions.length;
  return (
    <Card
      title={count > 0 ? t('ask:title', { count }) : t('ask:none')}
      aside={<AskLink {...asked} />}
    >
      {count === 0 && <p className="quiet">{t('ask:about')}</p>}
      <Rows>
        {questions.slice(0, IN_SIGHT).map((question) => (
          <InquiryRow key={question.id} inquiry={question} />
        ))}
      </Rows>
      {count > IN_SIGHT && (
        <MoreLink to={withQuery(page('/inquiries'), { kind, subject: id })}>
          {t('ask:all', { count })}
        </MoreLink>
      )}
    </Card>
  );
}

/** The same on a page whose own data does not bring the questions along. */
export function QuestionsOn(asked: Asked) {
  const { path, may } = useCommunity();
  const list = useGet<InquiriesPage>(
    path('/inquiries'),
    { subjectKind: asked.kind, subjectId: asked.id },
    { enabled: may('inquiry.read') },
  );
  // Without an answer nothing is claimed: one can still ask.
  return <QuestionsCard {...asked} questions={list.data?.items ?? []} />;
}
