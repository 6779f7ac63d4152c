import { Select } from 'antd';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import type { Resolution } from '../types';

/** The text that the owners were asked about. */
export interface Subject {
  id: string;
  version: number | null;
}

interface Props {
  subject: Subject;
  value: string | null;
  onChange: (resolutionId: string) => void;
}

/** The owners' resolution on exactly this text: none other can put it in force. */
export function ResolutionChoice({ subject, value, onChange }: Props) {
  const t = useWords('budget');
  const list = useHereGet<{ items: Resolution[] }>('/resolutions');
  return (
    <Loaded of={list} lines={1}>
      {({ items }) => {
        const fitting = items.filter((one) => one.outcome !== null && isAbout(one, subject));
        if (fitting.length === 0) return <Notice tone="attention">{t('noResolution')}</Notice>;
        return (
          <Select
            aria-label={t('resolution')}
            placeholder={t('resolution')}
            value={value}
            options={fitting.map(({ id, number, title, outcomeName }) => ({
              value: id,
              label: [number, title, outcomeName].filter(Boolean).join(' '),
            }))}
            onChange={(id: string) => onChange(id)}
          />
        );
      }}
    </Loaded>
  );
}

const isAbout = ({ subject }: Resolution, { id, version }: Subject) =>
  subject?.id === id && (version === null || subject.version === version);
