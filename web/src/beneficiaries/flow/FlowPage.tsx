import { useGet } from '../../shared/api/queries';
import type {
  AccountSummary,
  Community,
  EntryCard,
  Flow,
  FlowPage as FlowOfSpan,
} from '../../shared/api/types';
import { formatYuan, percentOf, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { EntryRow } from '../parts/EntryRow';
import { Choice } from '../parts/form';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { FlowPicture } from './FlowPicture';
import { FlowTable } from './FlowTable';
import { MonthsTable } from './MonthsTable';
import { RangeSwitch, useRangeName } from './RangeSwitch';
import { flowQuery, useFlowRange } from './useFlowRange';
import styles from './FlowPage.module.css';
import './words';
import '../explore/words';

/** 钱从哪来，到哪去: a picture for a stretch of time, and the same figures as a table. */
export default function FlowPage() {
  const t = useWords();
  const { path, page, id } = useCommunity();
  const value = useFlowRange();
  const nameOf = useRangeName();
  const community = useGet<Community>(path());
  const { from, to } = value.range;
  const flow = useGet<FlowOfSpan>(
    path('/account/flow'),
    { from, to, fund: value.fund },
    { keepLast: true },
  );
  return (
    <Page title={t('flow:title')} lead={t('flow:cashBasis')}>
      <RangeSwitch value={value} booksStart={community.data?.booksStartOn} />
      <FundChoice fund={value.fund} onFund={(fund) => value.change({ fund })} />
      <Load query={flow} lines={8}>
        {(loaded) => (
          <div className={styles.stack} aria-busy={flow.isPlaceholderData}>
            <Found flow={loaded} name={nameOf(value.unit, value.range)} />
            <FlowTable flow={loaded} value={value} />
            <LargestCard payments={loaded.largest} />
            {loaded.byMonth.length > 1 && <MonthsTable months={loaded.byMonth} />}
            <MoreLink to={page(`/explore?${flowQuery(value.unit, value.range, value.fund)}`)}>
              {t('explore:explore.link')}
            </MoreLink>
            <MoreLink to={`/c/${id}/history`}>{t('explore:then.link')}</MoreLink>
          </div>
        )}
      </Load>
    </Page>
  );
}

/** Where most of it went at once: one tap from the paper. */
function LargestCard({ payments }: { payments: readonly EntryCard[] }) {
  const t = useWords();
  if (payments.length === 0) return null;
  return (
    <Card title={t('flow:largest')}>
      <Rows>
        {payments.map((card) => (
          <EntryRow key={card.seq} card={card} photo />
        ))}
      </Rows>
    </Card>
  );
}

function FundChoice({ fund, onFund }: { fund: string; onFund: (fund: string) => void }) {
  const t = useWords();
  const { path } = useCommunity();
  const summary = useGet<AccountSummary>(path('/account/summary'));
  const funds = summary.data?.funds ?? [];
  if (funds.length < 2) return null;
  return (
    <div className={`${styles.fund} no-print`}>
      <Choice
        label={t('flow:fund')}
        value={fund}
        onValue={onFund}
        options={[
          { value: '', label: t('flow:allFunds') },
          ...funds.map((one) => ({ value: one.fund, label: one.name })),
        ]}
      />
    </div>
  );
}

/** The picture under a title that says what there is to see in it. */
function Found({ flow, name }: { flow: Flow; name: string }) {
  const t = useWords();
  const finding = useFinding(flow);
  return (
    <Card title={t('flow:finding.titled', { name, finding })}>
      <FlowPicture flow={flow} />
      <p className="quiet">
        {t('flow:held', { opening: formatYuan(flow.opening), closing: formatYuan(flow.closing) })}
      </p>
    </Card>
  );
}

function useFinding(flow: Flow): string {
  const t = useWords();
  const spent = sumYuan(flow.uses.map((use) => use.amount));
  const values = {
    in: formatYuan(sumYuan(flow.sources.map((source) => source.amount))),
    out: formatYuan(spent),
    name: flow.uses[0]?.name,
    share: percentOf(flow.uses[0]?.amount ?? '0', spent),
  };
  const hasIn = flow.sources.length > 0;
  if (flow.uses.length === 0)
    return t(hasIn ? 'flow:finding.inOnly' : 'flow:finding.nothing', values);
  return t(hasIn ? 'flow:finding.both' : 'flow:finding.outOnly', values);
}
