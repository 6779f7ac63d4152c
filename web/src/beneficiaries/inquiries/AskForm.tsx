import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Button, Form } from '../parts/form';
import { TextArea } from '../parts/TextArea';
import type { AskedAbout } from './AskPage';
import { SimilarOnes } from './SimilarOnes';
import { useAsking } from './use-asking';
import { Warnings } from './Warnings';

const TEXT_MIN = 5;
const TEXT_MAX = 500;
const ROWS = 5;

/** One box; what was asked before is offered while it is written. */
export function AskForm({ subject }: { subject: AskedAbout }) {
  const t = useWords();
  const { page } = useCommunity();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useAsking(({ id }) => {
    void navigate(page(`/inquiries/${id}`), { replace: true, state: { asked: true } });
  });
  const text = typed.trim();
  const isShort = Array.from(text).length < TEXT_MIN;
  const words = {
    subjectKind: subject.kind,
    ...(subject.id ? { subjectId: subject.id } : {}),
    text,
  };
  const submit = () => {
    setTried(true);
    if (!isShort) asking.ask(words);
  };
  return (
    <Form onSubmit={submit} error={asking.error}>
      <TextArea
        label={t('inquiries:form.text')}
        hint={
          tried && isShort
            ? t('inquiries:form.textShort', { least: TEXT_MIN })
            : t('inquiries:form.textHint')
        }
        rows={ROWS}
        maxLength={TEXT_MAX}
        value={typed}
        onValue={setTyped}
      />
      <SimilarOnes subject={subject} text={useDeferredValue(text)} />
      {asking.warnings.length > 0 ? (
        <Warnings
          warnings={asking.warnings}
          busy={asking.isBusy}
          onEdit={asking.forget}
          onAnyway={() => asking.askAnyway(words)}
        />
      ) : (
        <Button busy={asking.isBusy}>{t('inquiries:form.send')}</Button>
      )}
    </Form>
  );
}
