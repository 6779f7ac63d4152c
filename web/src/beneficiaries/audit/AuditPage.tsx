import { Link, useParams } from 'react-router';
import { FindingThread } from '../../shared/audit/FindingThread';
import { HowToRedraw } from '../../shared/audit/HowToRedraw';
import type { Engagement, Finding, Sample, SampleCard } from '../../shared/audit/types';
import { useGet } from '../../shared/api/queries';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';

/** One audit: the opinion first, then what was found and answered, then how it was drawn. */
export function AuditPage() {
  const { engagementId = '' } = useParams();
  const { path } = useCommunity();
  const audit = useGet<Engagement>(path(`/audit/engagements/${engagementId}`));
  return <Load query={audit}>{(data) => <Whole audit={data} />}</Load>;
}

function Whole({ audit }: { audit: Engagement }) {
  const t = useWords('audit');
  const { id } = useCommunity();
  const { card, findings, withheld, samples } = audit;
  return (
    <Page title={card.firm} lead={t('months', { from: card.from, to: card.to })}>
      <Opinion audit={audit} />
      <Card title={t('findings')}>
        {findings.length === 0 && <EmptyState title={t('findingsNone')} />}
        {findings.map((finding) => (
          <FindingThread
            key={finding.id}
            finding={finding}
            communityId={id}
            about={<About finding={finding} />}
          />
        ))}
        {withheld > 0 && <p className="quiet small">{t('withheld', { count: withheld })}</p>}
      </Card>
      <Card title={t('samples')}>
        {samples.length === 0 && <EmptyState title={t('samplesNone')} />}
        {samples.map((sample) => (
          <Drawn key={sample.id} sample={sample} engagementId={card.id} />
        ))}
      </Card>
      <Scope audit={audit} />
    </Page>
  );
}

function Opinion({ audit: { opinion, card } }: { audit: Engagement }) {
  const t = useWords('audit');
  const dates = useDates();
  return (
    <Card title={opinion ? `${t('opinion')}：${opinion.kindName}` : t('opinion')}>
      {opinion ? (
        <>
          {opinion.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p className="quiet small">{t('opinionAt', { at: dates.instant(opinion.at) })}</p>
        </>
      ) : (
        <p>
          {t('opinionNone')} {card.stateName}
        </p>
      )}
    </Card>
  );
}

function About({ finding: { subject } }: { finding: Finding }) {
  const { page } = useCommunity();
  if (subject.kind !== 'entry') return <>{subject.title}</>;
  return <Link to={page(`/entries/${subject.id}`)}>{subject.title}</Link>;
}

function Drawn({ sample, engagementId }: { sample: SampleCard; engagementId: string }) {
  const t = useWords('audit');
  const { path } = useCommunity();
  const { drawNo: no, title, methodName: method, ticks } = sample;
  const whole = useGet<Sample>(path(`/audit/engagements/${engagementId}/samples/${sample.id}`));
  const counts = { count: sample.populationCount, items: sample.itemCount };
  const sums = {
    total: formatYuan(sample.populationTotal),
    amount: formatYuan(sample.itemTotal),
  };
  return (
    <section>
      <h3>{t('sampleOf', { no, title })}</h3>
      <p>{t('drawn', { method, ...counts, ...sums })}</p>
      {ticks && <p>{t('ticks', { ...ticks })}</p>}
      {whole.data && <HowToRedraw sample={whole.data} />}
    </section>
  );
}

function Scope({ audit }: { audit: Engagement }) {
  const t = useWords('audit');
  const dates = useDates();
  const auditors = audit.card.auditors.map(({ name, endsOn }) =>
    t('facts.auditorUntil', { name, day: dates.day(endsOn) }),
  );
  return (
    <Card title={t('scope')}>
      <p>{audit.scope}</p>
      <p>
        {t('facts.auditors')}：{auditors.join('、')}
      </p>
      <p>
        {t('facts.fee')}：{formatYuan(audit.fee)}
      </p>
      <p>
        {t('facts.number')}：<span className="code">{audit.samplingNumber}</span>{' '}
        <span className="quiet small">{t('facts.numberHint')}</span>
      </p>
      <p className="quiet small">{audit.resolutionRef}</p>
    </Card>
  );
}
