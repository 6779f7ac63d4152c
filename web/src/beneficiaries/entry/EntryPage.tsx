import { useParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Entry } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { EntryProof } from '../proof/EntryProof';
import { AfterCard } from './AfterCard';
import { Headline } from './Headline';
import { VoucherCard } from './VoucherCard';
import './words';

/** 一笔账: in plain words, with its receipts, its people, and what was left after it. */
export default function EntryPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { seq = '' } = useParams();
  const entry = useGet<Entry>(path(`/account/entries/${encodeURIComponent(seq)}`));
  return (
    <Page title={t('entry:title')} back={{ to: page('/statement'), word: t('statement:title') }}>
      <Load query={entry} lines={8}>
        {(loaded) => (
          <Columns
            first={
              <>
                <Headline entry={loaded} />
                <EvidenceCard entry={loaded} />
                <VoucherCard entry={loaded} />
              </>
            }
            second={
              <>
                <ChainCard entry={loaded} />
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
