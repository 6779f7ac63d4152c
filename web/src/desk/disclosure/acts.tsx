import { Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { DisclosureDuty } from '../../shared/disclosure/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';

interface Props {
  duty: DisclosureDuty;
  onDone: (sentence: string) => void;
}

const PLACE_MIN = 2;

/** 会签: the owners' side has looked at it. */
export function Countersign({ duty, onDone }: Props) {
  const t = useWords('disclosure');
  const here = useHere();
  return (
    <ActBox
      sentence={t('signWill', { title: `${duty.turn}${duty.name}` })}
      word={t('sign')}
      reason="may"
      reasonLabel={t('signNote')}
      secondFactor
      send={({ code, reason: note }) =>
        api.post(
          here.api(`/disclosure/reports/${duty.reportId}/countersign`),
          note ? { note } : {},
          { once: true, secondFactor: code },
        )
      }
      onDone={() => onDone(t('did.sign'))}
    />
  );
}

/** 公示: it hangs from today on and is not taken down. */
export function Publish({ duty, days, onDone }: Props & { days: number }) {
  const t = useWords('disclosure');
  const here = useHere();
  const id = useId();
  const [place, setPlace] = useState(t('placeDefault'));
  return (
    <ActBox
      sentence={t('publishWill', { title: `${duty.turn}${duty.name}`, days })}
      word={t('publish')}
      ready={place.trim().length >= PLACE_MIN}
      send={() =>
        api.post(
          here.api(`/disclosure/reports/${duty.reportId}/publication`),
          { place: place.trim() },
          { once: true },
        )
      }
      onDone={() => onDone(t('did.publish'))}
    >
      <label htmlFor={id}>{t('placeLabel')}</label>
      <Input
        id={id}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.target.value)}
      />
    </ActBox>
  );
}
