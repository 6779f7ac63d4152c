import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { countsOf, type Box } from './boxes';
import type { Masking, PublicCopy } from './types';
import { useKindWords } from './words';

interface Props {
  masking: Masking;
  boxes: readonly Box[];
  /** Nothing was drawn since the newest copy. */
  unchanged: boolean;
  onMade: (copy: PublicCopy) => void;
}

const NOTE_MAX = 200;

/** Said once more before everyone sees it. */
export function Apply({ masking, boxes, unchanged, onMade }: Props) {
  const t = useWords('masking');
  const here = useHere();
  const id = useId();
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const act = useAct<void, PublicCopy>(
    () =>
      api.post(
        here.api(`/evidence/${masking.fileId}/public-copies`),
        { boxes: boxes.map(sent), note, after: masking.copyNo },
        { once: true },
      ),
    onMade,
  );
  return (
    <>
      <label htmlFor={id}>{t('note')}</label>
      <Input
        id={id}
        value={note}
        maxLength={NOTE_MAX}
        placeholder={t('noteExample')}
        onChange={(event) => setNote(event.target.value)}
        style={{ margin: '8px 0' }}
      />
      <Button
        type="primary"
        block
        disabled={unchanged}
        loading={act.isPending}
        onClick={() => setAsking(true)}
      >
        {t(boxes.length === 0 ? 'applyNone' : 'apply')}
      </Button>
      <ProblemList error={act.error} />
      <Modal
        open={asking}
        title={t('confirm.title', { no: masking.copyNo + 1 })}
        okText={t('confirm.yes')}
        cancelText={t('confirm.no')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          act.mutate();
        }}
      >
        <Consequences boxes={boxes} />
      </Modal>
    </>
  );
}

function Consequences({ boxes }: { boxes: readonly Box[] }) {
  const t = useWords('masking');
  const kinds = useKindWords();
  return (
    <>
      <p>
        {boxes.length === 0
          ? t('confirm.none')
          : t('confirm.some', { count: boxes.length, kinds: kinds(countsOf(boxes)) })}
      </p>
      <p style={{ marginTop: 8 }}>{t('confirm.original')}</p>
    </>
  );
}

const sent = ({ page, x, y, width, height, kind }: Box) => ({ page, x, y, width, height, kind });
