import { Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import type { Finding } from '../../shared/audit/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { FileDrop } from '../ui/FileDrop';
import { forget, keep, kept } from '../ui/kept';

const TEXT_MIN = 5;
const TEXT_MAX = 2000;

/** 答复, in the name of the office; the draft stays in this browser until it is out. */
export function AnswerFinding({ finding }: { finding: Finding }) {
  const t = useWords('audit');
  const here = useHere();
  const id = useId();
  const slot = `audit-answer:${here.id}:${finding.id}`;
  const [text, setText] = useState(() => kept<string>(slot) ?? '');
  const [files, setFiles] = useState<FileView[]>([]);
  const said = text.trim();
  const send = () =>
    api.post(
      here.api(`/audit/findings/${finding.id}/answers`),
      { text: said, fileIds: files.map((file) => file.id) },
      { once: true },
    );
  return (
    <ActBox
      sentence={t('answer.will')}
      word={t('answer.word')}
      ready={Array.from(said).length >= TEXT_MIN}
      send={send}
      onDone={() => forget(slot)}
    >
      <label htmlFor={id}>{t('answer.label')}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={TEXT_MAX}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          keep(slot, target.value);
        }}
      />
      <FileDrop value={files} onChange={setFiles} hint={t('answer.files')} />
    </ActBox>
  );
}
