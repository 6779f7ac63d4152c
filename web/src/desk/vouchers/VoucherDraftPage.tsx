import { useParams, useSearchParams } from 'react-router';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { kept } from '../ui/kept';
import { Loaded } from '../ui/Loaded';
import { blankSheet, sheetOf, type Sheet } from './lines';
import type { VoucherDraft } from './types';
import { VoucherEditor } from './VoucherEditor';
import { VoucherReview } from './VoucherReview';

/** 制单: a voucher being written, or one that waits for the reviewer. */
export default function VoucherDraftPage() {
  const { id } = useParams();
  return id ? <Existing key={id} id={id} /> : <New />;
}

function New() {
  const here = useHere();
  const [params] = useSearchParams();
  const kind = params.get('kind') === 'opening' ? 'opening' : 'general';
  const slot = `desk:${here.id}:voucher:${kind}`;
  return (
    <VoucherEditor
      key={kind}
      kind={kind}
      draft={null}
      slot={slot}
      start={kept<Sheet>(slot) ?? blankSheet()}
    />
  );
}

function Existing({ id }: { id: string }) {
  const t = useWords('vouchers');
  const here = useHere();
  const draft = useHereGet<VoucherDraft>(`/voucher-drafts/${id}`);
  return (
    <Loaded of={draft}>
      {(data) =>
        data.mayDo.includes('edit') && here.may('voucher.prepare') ? (
          <VoucherEditor
            kind={data.kind}
            draft={data}
            slot={null}
            start={sheetOf(data, (no) => t('fileNo', { no }))}
          />
        ) : (
          <VoucherReview draft={data} />
        )
      }
    </Loaded>
  );
}
