import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { FileDrop } from '../ui/FileDrop';
import { Panel } from '../ui/Panel';
import styles from './votes.module.css';
import { UnitField } from './UnitField';
import type { Resolution } from './types';

interface Props {
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

/** 委托书: one owner lets another vote for her in this one matter. */
export function ProxyPanel({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const [open, setOpen] = useState(false);
  if (resolution.state !== 'open' || !here.may('resolution.count')) return null;
  return (
    <Panel
      title={t('proxy.title')}
      extra={<Button onClick={() => setOpen(!open)}>{t('proxy.begin')}</Button>}
    >
      <p className="quiet">{t('proxy.hint')}</p>
      {open && (
        <ProxyForm
          resolution={resolution}
          onDone={(sentence) => {
            setOpen(false);
            onDone(sentence);
          }}
        />
      )}
    </Panel>
  );
}

const PHONE = /^1\d{10}$/;

function ProxyForm({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const id = useId();
  const [unitId, setUnitId] = useState('');
  const [holderName, setName] = useState('');
  const [holderPhone, setPhone] = useState('');
  const [files, setFiles] = useState<FileView[]>([]);
  const fileId = files[0]?.id;
  return (
    <ActBox
      sentence={t('proxy.will', { name: holderName.trim() })}
      word={t('proxy.word')}
      ready={
        unitId !== '' && holderName.trim() !== '' && PHONE.test(holderPhone) && fileId !== undefined
      }
      send={() =>
        api.post(
          here.api(`/resolutions/${resolution.id}/paper-proxies`),
          { unitId, holderName: holderName.trim(), holderPhone, fileId },
          { once: true },
        )
      }
      onDone={() => onDone(t('proxy.did'))}
    >
      <div className={styles.field}>
        {t('proxy.unit')}
        <UnitField value={unitId} onChange={setUnitId} label={t('proxy.unit')} />
      </div>
      <label className={styles.field} htmlFor={`${id}-name`}>
        {t('proxy.name')}
        <Input
          id={`${id}-name`}
          value={holderName}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className={styles.field} htmlFor={`${id}-phone`}>
        {t('proxy.phone')}
        <Input
          id={`${id}-phone`}
          value={holderPhone}
          inputMode="tel"
          maxLength={11}
          onChange={(event) => setPhone(event.target.value.trim())}
        />
      </label>
      <FileDrop value={files} onChange={setFiles} wholePage={false} hint={t('proxy.fileHint')} />
    </ActBox>
  );
}
