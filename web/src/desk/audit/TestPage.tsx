import { Link, useNavigate, useParams } from 'react-router';
import type { AuditTest, AuditTestHit, AuditTestResult } from '../../shared/audit/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { type Fact, Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { TestState } from './TestsPage';

/** One audit test: its rule, what a hit means and does not mean, and the hits. */
export default function TestPage() {
  const { engagementId = '', key = '' } = useParams();
  const path = `/audit/engagements/${engagementId}/tests/${key}`;
  const result = useHereGet<AuditTestResult>(path);
  return <Loaded of={result}>{(data) => <Whole result={data} />}</Loaded>;
}

function Whole({ result }: { result: AuditTestResult }) {
  const t = useWords('audit-tests');
  const here = useHere();
  const dates = useDates();
  const { test, engagementId, engagementNumber, from, to, at, hits } = result;
  return (
    <>
      <p>
        <Link to={here.to(`audit/${engagementId}`)}>{engagementNumber}</Link>{' '}
        <Link to={here.to(`audit/${engagementId}/tests`)}>{t('all')}</Link>{' '}
        <TestState test={test} />
      </p>
      <PageHead
        title={test.name}
        lead={`${t('months', { from, to })} · ${t('at', { at: dates.instant(at) })}`}
      />
      <Panel>
        <Facts facts={factsOf(test, t)} />
        {test.caution && <p>{test.caution}</p>}
      </Panel>
      {test.figures.length > 0 && (
        <Panel title={t('figures')}>
          <Facts facts={test.figures.map(({ name, value }) => [name, value])} />
        </Panel>
      )}
      <Panel title={t('found')}>
        {test.count > hits.length && (
          <p className="quiet">{t('shown', { count: test.count, shown: hits.length })}</p>
        )}
        <Hits hits={hits} test={test} />
      </Panel>
    </>
  );
}

const factsOf = (test: AuditTest, t: ReturnType<typeof useWords>): Fact[] => [
  [t('rule'), test.rule],
  [t('parameters'), test.parameters.map((each) => t('parameterOf', { ...each })).join('；')],
  [t('populationName'), t('population', { name: test.populationName, count: test.population })],
  [t('means'), test.means],
  [t('meansNot'), test.meansNot],
];

type Row = AuditTestHit & { no: number };

function Hits({ hits, test }: { hits: readonly AuditTestHit[]; test: AuditTest }) {
  const t = useWords('audit-tests');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const { populationName: name, population: count, caution } = test;
  const hint = count === 0 ? t('emptyHint') : (caution ?? t('noneHint', { count, name }));
  return (
    <DataTable<Row>
      label={t('found')}
      rowKey={({ no }) => String(no)}
      columns={[
        textColumn(t('col.what'), (row) => <What hit={row} />, 320),
        textColumn(t('col.day'), ({ on }) => (on ? dates.day(on) : ''), 130),
        amountColumn(t('col.amount'), ({ amount }) => amount),
        textColumn(t('col.note'), ({ note }) => note),
      ]}
      rows={hits.map((hit, no) => ({ ...hit, no }))}
      empty={<EmptyState title={t('none')}>{hint}</EmptyState>}
      onOpen={({ link }) => {
        if (link !== null) void navigate(here.to(link));
      }}
    />
  );
}

function What({ hit: { voucher, title, link } }: { hit: AuditTestHit }) {
  const here = useHere();
  const words = voucher ?? title;
  return (
    <>
      {link === null ? words : <Link to={here.to(link)}>{words}</Link>}
      {voucher !== null && (
        <>
          <br />
          <span className="quiet small">{title}</span>
        </>
      )}
    </>
  );
}
