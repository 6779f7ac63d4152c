import { lazy } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Spare } from '../../shared/components/Spare';
import { useGet } from '../../shared/api/queries';
import type { Entry } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { QuestionsCard } from '../inquiries/Questions';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { Segments } from '../parts/Segments';
import { EntryProof } from '../proof/EntryProof';
import { AfterCard } from './AfterCard';
import { EvidenceChain } from './EvidenceChain';
import { FactsCard } from './FactsCard';
import { Headline } from './Headline';
import { VoucherCard } from './VoucherCard';
import './words';

// Only entries of pay have one.
const PayrollCard = lazy(() => import('../take-away/PayrollCard'));

const WAYS = ['plain', 'voucher', 'chain'] as const;
type Way = (typeof WAYS)[number];

/** 一笔账, told three ways: in plain words, as the voucher, and as the chain of its evidence. */
export default function EntryPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { seq = '' } = useParams();
  const { way, turn } = useWay();
  const entry = useGet<Entry>(path(`/account/entries/${encodeURIComponent(seq)}`));
  return (
    <Page title={t('entry:title')} back={{ to: page('/statement'), word: t('statement:title') }}>
      <Load query={entry} lines={8}>
        {(loaded) => (
          <Columns
            first={
              <>
                <Headline entry={loaded} />
                <div className="no-print">
                  <Segments
                    label={t('entry:way.label')}
                    value={way}
                    onValue={turn}
                    options={WAYS.map((one) => ({ value: one, label: t(`entry:way.${one}`) }))}
                  />
                </div>
                <Told entry={loaded} way={way} />
                {isPay(loaded) && (
                  <Spare>
                    <PayrollCard seq={loaded.seq} />
                  </Spare>
                )}
              </>
            }
            second={
              <>
                <QuestionsCard
                  kind="entry"
                  id={loaded.seq}
                  about={loaded.title}
                  questions={loaded.questions}
                />
                {way !== 'chain' && <ChainCard entry={loaded} />}
                <AfterCard entry={loaded} />
                <EntryProof entry={loaded} />
              </>
            }
          />
        )}
      </Load>
    </Page>
  );
}

/** 人员费用 or 应付职工薪酬 on its debit side. */
const isPay = ({ lines }: Entry) =>
  lines.some(({ accountCode, debit }) => /^(5101|2211)/.test(accountCode) && !isZeroYuan(debit));

/** How it is told lives in the address: the chain of evidence can be sent to somebody. */
function useWay() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('way');
  const turn = (to: Way) =>
    setParams(
      (now) => {
        if (to === 'plain') now.delete('way');
        else now.set('way', to);
        return now;
      },
      { replace: true },
    );
  return { way: WAYS.find((one) => one === asked) ?? 'plain', turn };
}

function Told({ entry, way }: { entry: Entry; way: Way }) {
  if (way === 'voucher') return <VoucherCard entry={entry} />;
  if (way === 'chain') return <EvidenceChain entry={entry} />;
  return (
    <>
      <EvidenceCard entry={entry} />
      <FactsCard entry={entry} />
    </>
  );
}

function EvidenceCard({ entry }: { entry: Entry }) {
  const t = useWords();
  const { id } = useCommunity();
  return (
    <Card title={t('entry:evidence')}>
      {entry.files.length === 0 ? (
        <p className="quiet">{t('entry:noEvidence')}</p>
      ) : (
        <>
          <EvidenceGallery communityId={id} files={entry.files} />
          <p className="quiet small">{t('entry:evidenceHint')}</p>
        </>
      )}
    </Card>
  );
}

function ChainCard({ entry }: { entry: Entry }) {
  const t = useWords();
  return (
    <Card title={t('entry:chain')}>
      {entry.chain.length === 0 ? (
        <p className="quiet">{t('entry:noChain')}</p>
      ) : (
        <ChainOfPeople steps={entry.chain} />
      )}
    </Card>
  );
}
