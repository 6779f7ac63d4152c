import { Link, useLocation, useSearchParams } from 'react-router';
import { SUBJECT_KINDS, type SubjectKind } from '../../shared/inquiries/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { AskForm } from './AskForm';
import styles from './inquiries.module.css';

/** 我要提问: about the thing the address names, or about the account in general. */
export function AskPage() {
  const t = useWords();
  const { page, may } = useCommunity();
  const subject = useAsked();
  return (
    <Page
      title={t('inquiries:form.title')}
      back={{ to: page('/inquiries'), word: t('inquiries:title') }}
    >
      <div className={styles.narrow}>
        {may('inquiry.ask') ? (
          <Card>
            {subject.kind !== 'general' && <About about={subject.about} kind={subject.kind} />}
            <AskForm subject={subject} />
          </Card>
        ) : (
          <EmptyState title={t('inquiries:form.mayNot')}>
            {t('inquiries:form.mayNotHint')}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

export interface AskedAbout {
  kind: SubjectKind;
  id: string | null;
  about: string | null;
}

/** Kind and id from the address, what it is called from the page one came from. */
function useAsked(): AskedAbout {
  const [params] = useSearchParams();
  const state: unknown = useLocation().state;
  const wanted = params.get('kind');
  const kind = SUBJECT_KINDS.find((one) => one === wanted) ?? 'general';
  const hasName = typeof state === 'object' && state !== null && 'about' in state;
  return {
    kind,
    id: kind === 'general' ? null : params.get('id'),
    about: hasName ? String(state.about) : null,
  };
}

function About({ kind, about }: Pick<AskedAbout, 'kind' | 'about'>) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <div className={styles.subject}>
      <p className="quiet small">{t('inquiries:form.subject')}</p>
      <p>
        <b>{about ?? t(`inquiries:subject.${kind}`)}</b>
      </p>
      <Link className="small" to={page('/inquiries/ask')} replace>
        {t('inquiries:form.change')}
      </Link>
    </div>
  );
}
