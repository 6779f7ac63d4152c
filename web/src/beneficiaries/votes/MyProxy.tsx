import { useState } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import type { MyVote, Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import { Done } from '../parts/Done';
import { Fold } from '../parts/Fold';
import { Button, Choice, Field, Form } from '../parts/form';
import { useVoteAct } from './useVoteAct';

interface Props {
  resolution: Resolution;
  /** Of her own; a proxy cannot be handed on. */
  rights: readonly MyVote[];
}

/** 委托: let somebody else vote for one's home in this one matter, and take it back. */
export function MyProxy({ resolution, rights }: Props) {
  const t = useWords();
  const { membership } = useCommunity();
  const owned = membership.units.filter(({ relation }) => relation === 'owner');
  const given = rights.find(({ proxyId }) => proxyId !== null);
  if (rights.length === 0 || owned.length === 0 || resolution.proxyCap === 0) return null;
  if (given?.proxyId) return <Withdraw id={resolution.id} proxyId={given.proxyId} />;
  return (
    <Fold summary={t('votes:proxy.open')}>
      <p className="quiet small">{t('votes:proxy.how', { cap: resolution.proxyCap })}</p>
      <Give id={resolution.id} units={owned} />
    </Fold>
  );
}

const PHONE = /^1\d{10}$/;

function Give({ id, units }: { id: string; units: readonly { id: string; label: string }[] }) {
  const t = useWords();
  const give = useVoteAct(`/resolutions/${id}/proxies`);
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [holderName, setName] = useState('');
  const [holderPhone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const isNamed = holderName.trim() !== '';
  const isReachable = PHONE.test(holderPhone.trim());
  const submit = () => {
    setTried(true);
    if (!isNamed || !isReachable) return;
    give.mutate({ unitId, holderName: holderName.trim(), holderPhone: holderPhone.trim() });
  };
  return (
    <Form onSubmit={submit} error={give.error}>
      {units.length > 1 && (
        <Choice
          label={t('votes:proxy.unit')}
          value={unitId}
          onValue={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.label }))}
        />
      )}
      <Field
        label={t('votes:proxy.name')}
        value={holderName}
        onValue={setName}
        maxLength={60}
        autoComplete="off"
        problem={tried && !isNamed ? t('votes:proxy.noName') : undefined}
      />
      <Field
        label={t('votes:proxy.phone')}
        value={holderPhone}
        onValue={setPhone}
        inputMode="tel"
        maxLength={11}
        autoComplete="off"
        problem={tried && !isReachable ? t('votes:proxy.badPhone') : undefined}
      />
      <Button busy={give.isPending}>{t('votes:proxy.give')}</Button>
    </Form>
  );
}

function Withdraw({ id, proxyId }: { id: string; proxyId: string }) {
  const t = useWords();
  const withdraw = useVoteAct(`/resolutions/${id}/proxies/${proxyId}/withdrawal`);
  return (
    <Form onSubmit={() => withdraw.mutate({})} error={withdraw.error}>
      <Button kind="plain" busy={withdraw.isPending}>
        {t('votes:proxy.withdraw')}
      </Button>
      {withdraw.isSuccess && <Done>{t('votes:proxy.withdrawn')}</Done>}
    </Form>
  );
}
