import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import type { Engagement } from '../../shared/audit/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Panel } from '../ui/Panel';
import { Labelled } from './Labelled';

/** 审计意见: as it was given, or the paper on which its auditor writes it. */
export function OpinionPanel({ audit }: { audit: Engagement }) {
  const t = useWords('audit');
  if (audit.mayWork) return <Writing audit={audit} />;
  return (
    <Panel title={t('opinion')}>
      <Given audit={audit} />
    </Panel>
  );
}

function Given({ audit: { opinion } }: { audit: Engagement }) {
  const t = useWords('audit');
  const here = useHere();
  const dates = useDates();
  if (!opinion) return <p>{t('opinionNone')}</p>;
  return (
    <>
      <p>
        <b>{opinion.kindName}</b>{' '}
        <span className="quiet">{t('opinionAt', { at: dates.instant(opinion.at) })}</span>
      </p>
      {opinion.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Link to={here.to('reports')}>{t('report')}</Link>
    </>
  );
}

type Kind = NonNullable<Engagement['opinion']>['kind'];

function Writing({ audit: { card, opinion, models } }: { audit: Engagement }) {
  const t = useWords('audit');
  const here = useHere();
  const [kind, setKind] = useState<Kind>(opinion?.kind ?? 'unmodified');
  const modelOf = (of: Kind) => models.find((model) => model.kind === of)?.paragraphs ?? [''];
  const [paragraphs, setParagraphs] = useState(opinion?.paragraphs ?? modelOf(kind));
  const [issue, setIssue] = useState(false);
  const change = (at: number, text: string) =>
    setParagraphs(paragraphs.map((each, index) => (index === at ? text : each)));
  const model = models.find((each) => each.kind === kind);
  return (
    <Panel title={t('opinionDraft')}>
      <ActBox
        sentence={t(issue ? 'write.willIssue' : 'write.willSave')}
        word={t(issue ? 'write.issue' : 'write.save')}
        danger={issue}
        ready={paragraphs.every((text) => text.trim().length >= 2)}
        send={() =>
          api.put(here.api(`/audit/engagements/${card.id}/opinion`), { kind, paragraphs, issue })
        }
        onDone={() => undefined}
      >
        <Labelled name={t('write.kind')}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={models.map((each) => ({ value: each.kind as Kind, label: each.kindName }))}
              onChange={setKind}
            />
          )}
        </Labelled>
        <p className="quiet small">
          {model?.when}{' '}
          <Button size="small" onClick={() => setParagraphs([...modelOf(kind)])}>
            {t('write.model')}
          </Button>
        </p>
        {paragraphs.map((text, index) => (
          <Labelled key={index} name={t('write.paragraph', { no: index + 1 })}>
            {(id) => (
              <>
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 14 }}
                  maxLength={2000}
                  value={text}
                  onChange={({ target }) => change(index, target.value)}
                />
                {paragraphs.length > 1 && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setParagraphs(paragraphs.filter((_, at) => at !== index))}
                  >
                    {t('write.remove')}
                  </Button>
                )}
              </>
            )}
          </Labelled>
        ))}
        <p>
          <Button onClick={() => setParagraphs([...paragraphs, ''])}>{t('write.add')}</Button>
        </p>
        <Checkbox checked={issue} onChange={({ target }) => setIssue(target.checked)}>
          {t('write.ready')}
        </Checkbox>
      </ActBox>
    </Panel>
  );
}
