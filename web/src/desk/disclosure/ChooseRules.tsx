import { Form, Input, Select } from 'antd';
import { api } from '../../shared/api/client';
import type { DisclosureProfile } from '../../shared/disclosure/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { PeriodField } from '../ui/DayField';
import { Loaded } from '../ui/Loaded';
import { showProblems } from '../ui/ProblemList';

interface Values {
  profile: string;
  from: string;
  ref: string;
}

/** Which place's rules hold, from which month on, on whose word. */
export function ChooseRules({ onDone }: { onDone: () => void }) {
  const profiles = useHereGet<{ items: DisclosureProfile[] }>('/disclosure/profiles');
  return (
    <Loaded of={profiles}>{({ items }) => <Choice profiles={items} onDone={onDone} />}</Loaded>
  );
}

/** What is filled in so far. */
function useChoice(profiles: DisclosureProfile[]) {
  const [form] = Form.useForm<Values>();
  const values = Form.useWatch([], form) as Partial<Values> | undefined;
  const { profile: chosen = profiles[0]?.key ?? '', from = '', ref = '' } = values ?? {};
  return {
    form,
    chosen,
    from,
    ref: ref.trim(),
    profile: profiles.find(({ key }) => key === chosen),
  };
}

function Choice({ profiles, onDone }: { profiles: DisclosureProfile[]; onDone: () => void }) {
  const t = useWords('disclosure');
  const here = useHere();
  const dates = useDates();
  const { form, chosen, from, ref, profile } = useChoice(profiles);
  const send = async () => {
    const body = { profile: chosen, startsOn: `${from}-01`, resolutionRef: ref };
    try {
      await api.post(here.api('/disclosure/profile'), body, { once: true });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ profile: chosen }}>
        <Form.Item name="profile" label={t('profile')} extra={profile?.source}>
          <Select options={profiles.map(({ key, name }) => ({ value: key, label: name }))} />
        </Form.Item>
        <Form.Item name="from" label={t('startsOn')}>
          <PeriodField />
        </Form.Item>
        <Form.Item name="ref" label={t('ref')}>
          <Input maxLength={200} placeholder={t('refPlace')} />
        </Form.Item>
      </Form>
      <ul>
        {profile?.rules.map(({ kind, name, rule }) => (
          <li key={kind}>{t('pair', { what: name, due: rule })}</li>
        ))}
      </ul>
      <ActBox
        sentence={t('chooseWill', { name: profile?.name ?? '', from: from && dates.period(from) })}
        word={t('choose')}
        ready={from !== '' && ref.length > 1}
        form={form}
        send={send}
        onDone={onDone}
      />
    </>
  );
}
