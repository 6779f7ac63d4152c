import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { FindingThread } from '../../shared/audit/FindingThread';
import type { Engagement, Finding, SampleCard } from '../../shared/audit/types';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import styles from './audit.module.css';
import { AnswerFinding } from './AnswerFinding';
import { DecideFinding } from './DecideFinding';
import { DrawForm } from './DrawForm';
import { OpinionPanel } from './OpinionPanel';
import { RaiseForm } from './RaiseForm';

/** One audit: who looks at what, what was drawn and found, and the opinion. */
export default function EngagementPage() {
  const { engagementId = '' } = useParams();
  const audit = useHereGet<Engagement>(`/audit/engagements/${engagementId}`);
  return <Loaded of={audit}>{(data) => <Whole audit={data} />}</Loaded>;
}

function Whole({ audit }: { audit: Engagement }) {
  const t = useWords('audit');
  const tests = useWords('audit-tests');
  const here = useHere();
  const { card, samples, findings, withheld, mayWork } = audit;
  return (
    <>
      <p>
        <Link to={here.to('audit')}>{t('title')}</Link> <span className="code">{card.number}</span>{' '}
        <Badge>{card.stateName}</Badge>
      </p>
      <PageHead title={card.firm} lead={audit.scope} />
      <Panel title={t('scope')}>
        <Terms audit={audit} />
      </Panel>
      <Panel title={tests('title')}>
        <p>
          {tests('openLead')} <Link to={here.to(`audit/${card.id}/tests`)}>{tests('open')}</Link>
        </p>
      </Panel>
      <Panel title={t('samples')}>
        {samples.length === 0 && <EmptyState title={t('samplesNone')} />}
        {samples.map((sample) => (
          <Drawn key={sample.id} sample={sample} engagementId={card.id} />
        ))}
        {mayWork && <DrawForm key={samples.length} audit={audit} />}
      </Panel>
      <Panel title={t('findings')}>
        {findings.length === 0 && <EmptyState title={t('findingsNone')} />}
        {findings.map((finding) => (
          <Raised key={finding.id} finding={finding} />
        ))}
        {withheld > 0 && <p className="quiet small">{t('withheld', { count: withheld })}</p>}
        {mayWork && <RaiseForm key={`raise ${findings.length}`} audit={audit} />}
      </Panel>
      <OpinionPanel key={audit.opinion?.version ?? 0} audit={audit} />
    </>
  );
}

function Terms({ audit }: { audit: Engagement }) {
  const t = useWords('audit');
  const dates = useDates();
  const { card, fee, samplingNumber, answerDays: days, resolutionRef } = audit;
  const auditors = card.auditors.map(({ name, endsOn }) =>
    t('facts.auditorUntil', { name, day: dates.day(endsOn) }),
  );
  return (
    <Facts
      facts={[
        [t('facts.months'), t('months', { from: card.from, to: card.to })],
        [t('facts.auditors'), auditors.join('、')],
        [t('facts.number'), <span className="code">{samplingNumber}</span>],
        [t('facts.fee'), formatYuan(fee)],
        [t('facts.days'), t('facts.daysOf', { days })],
        [t('facts.resolution'), resolutionRef],
      ]}
    />
  );
}

function Drawn({ sample, engagementId }: { sample: SampleCard; engagementId: string }) {
  const t = useWords('audit');
  const here = useHere();
  const { id, drawNo: no, title, methodName: method, ticks } = sample;
  const counts = { count: sample.populationCount, items: sample.itemCount };
  const sums = {
    total: formatYuan(sample.populationTotal),
    amount: formatYuan(sample.itemTotal),
  };
  return (
    <p>
      <Link to={here.to(`audit/${engagementId}/samples/${id}`)}>
        {t('sampleOf', { no, title })}
      </Link>
      <br />
      {t('drawn', { method, ...counts, ...sums })}
      {ticks && (
        <>
          <br />
          <span className="quiet">{t('ticks', { ...ticks })}</span>
        </>
      )}
    </p>
  );
}

function Raised({ finding }: { finding: Finding }) {
  const here = useHere();
  const { subject } = finding;
  const about =
    subject.kind === 'entry' ? (
      <Link to={here.to(`books/entries/${subject.id}`)}>{subject.title}</Link>
    ) : (
      subject.title
    );
  return (
    <section className={styles.raised}>
      <FindingThread finding={finding} communityId={here.id} about={about} />
      {(finding.mayAnswer || finding.mayDecide) && (
        <Reply key={finding.steps.length} finding={finding} />
      )}
    </section>
  );
}

/** Behind a button, but for the one that 待办 led to. */
function Reply({ finding }: { finding: Finding }) {
  const t = useWords('audit');
  const [params] = useSearchParams();
  const [isOpen, setOpen] = useState(params.get('finding') === finding.id);
  if (!isOpen) {
    return (
      <Button onClick={() => setOpen(true)}>
        {t(finding.mayAnswer ? 'answer.begin' : 'decide.begin')}
      </Button>
    );
  }
  return finding.mayAnswer ? (
    <AnswerFinding finding={finding} />
  ) : (
    <DecideFinding finding={finding} />
  );
}
