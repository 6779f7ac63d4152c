import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Button, Field, Form } from '../parts/form';
import { TextArea } from '../parts/TextArea';
import type { AskedAbout } from './AskPage';
import { SimilarOnes } from './SimilarOnes';
import { useAsking } from './use-asking';
import { Warnings } from './Warnings';

const TOPIC_MIN = 4;
const TOPIC_MAX = 60;
const TEXT_MAX = 1000;

/** One sentence, more if wanted; what was asked before is offered while it is written. */
export function AskForm({ subject }: { subject: AskedAbout }) {
  const t = useWords();
  const { page } = useCommunity();
  const navigate = useNavigate();
  const [topic, setTopic] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useAsking(({ id }) => {
    void navigate(page(`/inquiries/${id}`), { replace: true, state: { asked: true } });
  });
  const isShort = Array.from(topic.trim()).length < TOPIC_MIN;
  const words = {
    subjectKind: subject.kind,
    ...(subject.id ? { subjectId: subject.id } : {}),
    topic: topic.trim(),
    text: text.trim(),
  };
  const submit = () => {
    setTried(true);
    if (!isShort) asking.ask(words);
  };
  return (
    <Form onSubmit={submit} error={asking.error}>
      <Field
        label={t('inquiries:form.topic')}
        hint={t('inquiries:form.topicHint')}
        problem={
          tried && isShort ? t('inquiries:form.topicShort', { least: TOPIC_MIN }) : undefined
        }
        maxLength={TOPIC_MAX}
        value={topic}
        onValue={setTopic}
      />
      <SimilarOnes subject={subject} text={useDeferredValue(topic.trim())} />
      <TextArea
        label={t('inquiries:form.text')}
        hint={t('inquiries:form.textHint')}
        rows={5}
        maxLength={TEXT_MAX}
        value={text}
        onValue={setText}
      />
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
