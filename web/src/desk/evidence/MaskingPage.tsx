import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Copies } from './Copies';
import { MaskEditor } from './MaskEditor';
import type { Masking, PublicCopy } from './types';
import { useKindWords } from './words';

/** One file: what its public copy is to hide. */
export default function MaskingPage() {
  const { fileId = '' } = useParams();
  const [made, setMade] = useState<PublicCopy | null>(null);
  const masking = useHereGet<Masking>(`/evidence/${fileId}/masking`);
  return (
    <Loaded of={masking} lines={8}>
      {(data) => <Sheet key={data.copyNo} masking={data} made={made} onMade={setMade} />}
    </Loaded>
  );
}

interface Props {
  masking: Masking;
  /** The copy that was made just now. */
  made: PublicCopy | null;
  onMade: (copy: PublicCopy) => void;
}

function Sheet({ masking, made, onMade }: Props) {
  const t = useWords('masking');
  const here = useHere();
  return (
    <>
      <PageHead
        title={masking.name}
        lead={t('looksAreKept')}
        actions={<Link to={here.to('evidence')}>{t('back')}</Link>}
      />
      {made && <Made copy={made} fileId={masking.fileId} />}
      {!masking.hasWords && (
        <Notice tone="attention" standing>
          {t(`lookYourself.${masking.mediaType === 'application/pdf' ? 'scan' : 'picture'}`)}
        </Notice>
      )}
      <MaskEditor masking={masking} onMade={onMade} />
      {masking.copies.length > 0 && <Copies copies={masking.copies} />}
    </>
  );
}

function Made({ copy, fileId }: { copy: PublicCopy; fileId: string }) {
  const t = useWords('masking');
  const here = useHere();
  const kinds = useKindWords();
  // The button lies at the foot of the page.
  useEffect(() => window.scrollTo({ top: 0 }), [copy.no]);
  return (
    <Notice tone="good">
      {t('done', { no: copy.no, kinds: kinds(copy.masked) })}{' '}
      <a href={apiUrl(here.api(`/files/${fileId}`))} target="_blank" rel="noreferrer">
        {t('seeCopy')}
      </a>
    </Notice>
  );
}
