import { Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import type { Inquiry } from '../../shared/inquiries/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { FileDrop } from '../ui/FileDrop';
import { forget, keep, kept } from '../ui/kept';
import { Panel } from '../ui/Panel';
import { AnsweredBefore } from './AnsweredBefore';
import styles from './inquiries.module.css';

const TEXT_MIN = 5;
const TEXT_MAX = 2000;

/** 公开答复: in the name of the office, with papers; the draft stays in this browser until it is out. */
export function AnswerBox({ inquiry: { card } }: { inquiry: Inquiry }) {
  const t = useWords('inquiries');
  const here = useHere();
  const id = useId();
  const slot = `inquiry-answer:${here.id}:${card.id}`;
  const [text, setText] = useState(() => kept<string>(slot) ?? '');
  const [files, setFiles] = useState<FileView[]>([]);
  const type = (typed: string) => {
    setText(typed);
    keep(slot, typed);
  };
  const said = text.trim();
  const send = () =>
    api.post(
      here.api(`/inquiries/${card.id}/answers`),
      { text: said, fileIds: files.map((file) => file.id) },
      { once: true },
    );
  return (
    <Panel title={t('answer.title')}>
      <AnsweredBefore card={card} onTake={(words) => type(said ? `${text}\n${words}` : words)} />
      <ActBox
        sentence={t('answer.will', {
          posts: here.membership.posts.map(({ postName }) => postName).join('、'),
        })}
        word={t('answer.word')}
        ready={Array.from(said).length >= TEXT_MIN}
        send={send}
        onDone={() => forget(slot)}
      >
        <label htmlFor={id}>{t('answer.label')}</label>
        <Input.TextArea
          id={id}
          className={styles.words ?? ''}
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={TEXT_MAX}
          showCount
          value={text}
          onChange={(event) => type(event.target.value)}
        />
        <p className="quiet">{t('answer.hint', { least: TEXT_MIN })}</p>
        <FileDrop value={files} onChange={setFiles} hint={t('answer.files')} />
      </ActBox>
    </Panel>
  );
}
