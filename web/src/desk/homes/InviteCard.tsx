import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Notice } from '../ui/Notice';
import styles from './InviteCard.module.css';
import { OpenInvites } from './OpenInvites';
import type { Invite, Unit } from './types';

const RELATIONS = ['owner', 'family', 'tenant'] as const;

/** One code for one home, used once; shown this once, to be printed and handed over. */
export function InviteCard({ unit }: { unit: Unit }) {
  const t = useWords('homes');
  const here = useHere();
  const [relation, setRelation] = useState<(typeof RELATIONS)[number]>('owner');
  const [invite, setInvite] = useState<Invite | null>(null);
  if (invite) return <Made unit={unit} invite={invite} />;
  return (
    <>
      <ActBox<Invite>
        sentence={t('invite.will', { unit: unit.label })}
        word={t('invite.make')}
        send={() => api.post(here.api('/invites'), { unitId: unit.id, relation }, { once: true })}
        onDone={setInvite}
      >
        <label>
          {t('invite.relation')}
          <Select
            style={{ width: '100%' }}
            value={relation}
            onChange={setRelation}
            options={RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) }))}
          />
        </label>
      </ActBox>
      <OpenInvites unit={unit} />
    </>
  );
}

/** The answer to a repeat has no code: the one that was made can only be taken back. */
function Made({ unit, invite }: { unit: Unit; invite: Invite }) {
  const t = useWords('homes');
  const { code, qrSvg, expiresOn } = invite;
  if (code && qrSvg) return <Card unit={unit} code={code} qrSvg={qrSvg} expiresOn={expiresOn} />;
  return (
    <>
      <Notice tone="attention">{t('invite.alreadyShown')}</Notice>
      <OpenInvites unit={unit} />
    </>
  );
}

interface CardProps {
  unit: Unit;
  code: string;
  qrSvg: string;
  expiresOn: string;
}

function Card({ unit, code, qrSvg, expiresOn }: CardProps) {
  const t = useWords('homes');
  const here = useHere();
  const dates = useDates();
  return (
    <>
      <div className={styles.card}>
        <h2>{here.membership.name}</h2>
        <p>{t('invite.cardTitle', { unit: unit.label })}</p>
        <img className={styles.qr} src={svgUrl(qrSvg)} alt={t('invite.qr')} />
        <p className={styles.code}>{code}</p>
        <p>{t('invite.how')}</p>
        <p className="quiet">{t('invite.until', { day: dates.day(expiresOn) })}</p>
      </div>
      <p className="no-print">{t('invite.once')}</p>
      <Button className="no-print" type="primary" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
}

/** An image by its address: no foreign markup in the page, and the content policy allows data images. */
export const svgUrl = (svg: string) => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
