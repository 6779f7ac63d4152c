import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { PersonByPost } from '../../shared/api/types';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { VoucherTable } from '../../shared/components/VoucherTable';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { fundNames } from '../books/EntryPage';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { EntryLinks } from '../ui/EntryLinks';
import { inWords } from '../ui/inWords';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { StateTag } from '../ui/StateTag';
import { sheetOf } from './lines';
import type { Posted, VoucherDraft } from './types';

/** Who has not signed yet is a blank, not the system. */
const named = (name: string | null): PersonByPost => ({ name: name ?? '', postName: '' });

/** A voucher as it will stand in the books, and the reviewer's decision beside it. */
export function VoucherReview({ draft }: { draft: VoucherDraft }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [posted, setPosted] = useState<Posted | null>(null);
  if (draft.entrySeq && !posted)
    return <Navigate to={here.to(`books/entries/${draft.entrySeq}`)} replace />;
  const files = sheetOf(draft, (no) => t('fileNo', { no })).files;
  return (
    <>
      <PageHead
        title={t('reviewTitle', { kind: t(`kind.${draft.kind}`) })}
        lead={<StateTag state={draft.state} name={t(`state.${draft.state}`)} />}
      />
      {posted && <Done posted={posted} />}
      <Panel>
        <VoucherTable voucher={voucherOf(draft, posted)} fundNames={fundNames(t)} />
      </Panel>
      {files.length > 0 && (
        <Panel title={t('files')}>
          <EvidenceGallery communityId={here.id} files={files} />
        </Panel>
      )}
      {draft.state === 'submitted' && (
        <Panel title={t('decide')}>
          {draft.blockers.map(({ code, message }, index) => (
            <Notice key={`${code}-${index}`} tone="attention">
              {message}
            </Notice>
          ))}
          {here.may('voucher.post') ? (
            <Decide draft={draft} onPosted={setPosted} />
          ) : (
            <p>{t('waitsForReviewer')}</p>
          )}
        </Panel>
      )}
    </>
  );
}

function voucherOf(draft: VoucherDraft, posted: Posted | null) {
  return {
    bookedOn: draft.bookedOn,
    period: draft.bookedOn.slice(0, 7),
    voucherNo: posted?.voucherNo ?? null,
    lines: draft.lines.map((line) => ({
      ...line,
      accountName: line.accountName ?? '',
      summary: line.summary || draft.summary,
      payeeName: null,
    })),
    total: draft.totalDebit,
    totalInWords: inWords(draft.totalDebit),
    attachmentCount: draft.fileIds.length,
    people: {
      preparedBy: named(draft.preparedBy),
      reviewedBy: named(draft.reviewedBy),
      postedBy: named(draft.reviewedBy),
      cashier: null,
    },
  };
}

function Done({ posted }: { posted: Posted }) {
  const t = useWords('vouchers');
  const dates = useDates();
  return (
    <Notice tone="good">
      {t('posted', { period: dates.period(posted.period), no: posted.voucherNo })}{' '}
      <EntryLinks seq={posted.seq} />
    </Notice>
  );
}

interface DecideProps {
  draft: VoucherDraft;
  onPosted: (posted: Posted) => void;
}

function Decide({ draft, onPosted }: DecideProps) {
  const t = useWords('vouchers');
  const [act, setAct] = useState<'post' | 'return'>('post');
  return (
    <>
      <Chips
        label={t('decide')}
        value={act}
        options={[
          { key: 'post', name: t('choice.post') },
          { key: 'return', name: t('choice.return') },
        ]}
        onChange={setAct}
      />
      <div style={{ marginTop: 12 }}>
        {act === 'post' ? <Post draft={draft} onPosted={onPosted} /> : <Return draft={draft} />}
      </div>
    </>
  );
}

function Post({ draft, onPosted }: DecideProps) {
  const t = useWords('vouchers');
  const here = useHere();
  const dates = useDates();
  return (
    <ActBox<Posted>
      sentence={t('willPost', {
        amount: formatYuan(draft.totalDebit),
        day: dates.day(draft.bookedOn),
      })}
      word={t('post')}
      secondFactor
      send={({ code }) =>
        api.post(
          here.api(`/voucher-drafts/${draft.id}/posting`),
          { version: draft.version },
          { once: true, secondFactor: code },
        )
      }
      onDone={onPosted}
    />
  );
}

function Return({ draft }: { draft: VoucherDraft }) {
  const t = useWords('vouchers');
  const here = useHere();
  const navigate = useNavigate();
  return (
    <ActBox
      sentence={t('willReturn', { who: draft.preparedBy ?? '' })}
      word={t('return')}
      danger
      reason="must"
      send={({ reason }) =>
        api.post(here.api(`/voucher-drafts/${draft.id}/return`), { reason }, { once: true })
      }
      onDone={() => void navigate(here.to('books/drafts'))}
    />
  );
}
