import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Notice } from '../ui/Notice';
import { showProblems } from '../ui/ProblemList';
import { isStepOfPayment, postsToGive, type GivenPost } from './posts';

interface Values {
  personName: string;
  phone: string;
  identityNumber?: string;
  loginName?: string;
  post: GivenPost;
  startsOn: string;
  endsOn?: string;
  resolutionRef: string;
}

interface Granted {
  loginName: string | null;
  initialPassword: string | null;
  /** An answer to a repeat: the password was in the first one. */
  alreadyShown: boolean;
}

/** A post for a person, from a day on, on a resolution. The first password is shown this once. */
export function GrantForm({ onClose }: { onClose: () => void }) {
  const t = useWords('people');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const values = Form.useWatch([], form);
  const [granted, setGranted] = useState<Granted | null>(null);
  if (granted) return <Done granted={granted} name={values?.personName ?? ''} onClose={onClose} />;
  const send = async (code: string) => {
    try {
      const body = wholeOf(await form.validateFields());
      return await api.post<Granted>(here.api('/grants'), body, { once: true, secondFactor: code });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  const isReady = isWhole(values);
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ startsOn: today() }}
      >
        <PersonFields post={values?.post} />
      </Form>
      <ActBox<Granted>
        sentence={
          isReady
            ? t('will', { name: values.personName, post: t(`post.${values.post}`) })
            : t('willLater')
        }
        word={t('give')}
        secondFactor
        ready={isReady}
        send={({ code }) => send(code)}
        onDone={setGranted}
      />
    </>
  );
}

/** Enough is filled in to say what will happen. */
function isWhole(values: Partial<Values> | undefined): values is Values {
  const { personName, phone, post, resolutionRef } = values ?? {};
  return [personName, phone, post, resolutionRef].every(Boolean);
}

/** Fields left empty are not sent. */
function wholeOf(values: Values): object {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function PersonFields({ post }: { post: GivenPost | undefined }) {
  const t = useWords('people');
  const here = useHere();
  const must = (message: string) => [{ required: true, message }];
  return (
    <>
      <Form.Item name="post" label={t('form.post')} rules={must(t('form.postMissing'))}>
        <Select
          options={postsToGive(here).map((value) => ({ value, label: t(`post.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="personName" label={t('form.name')} rules={must(t('form.nameMissing'))}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={t('form.phone')} rules={must(t('form.phoneMissing'))}>
        <Input maxLength={20} inputMode="tel" />
      </Form.Item>
      {isStepOfPayment(post) && (
        <Form.Item
          name="identityNumber"
          label={t('form.identity')}
          extra={t('form.identityHint')}
          rules={must(t('form.identityMissing'))}
        >
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="loginName" label={t('form.login')} extra={t('form.loginHint')}>
        <Input maxLength={32} autoComplete="off" />
      </Form.Item>
      <Form.Item name="startsOn" label={t('form.startsOn')}>
        <DayField />
      </Form.Item>
      <Form.Item
        name="endsOn"
        label={t('form.endsOn')}
        rules={post === 'auditor' ? must(t('form.endsOnMissing')) : []}
      >
        <DayField allowClear />
      </Form.Item>
      <Form.Item
        name="resolutionRef"
        label={t('form.resolution')}
        extra={t('form.resolutionHint')}
        rules={must(t('form.resolutionMissing'))}
      >
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}

interface DoneProps {
  granted: Granted;
  name: string;
  onClose: () => void;
}

function Done({ granted, name, onClose }: DoneProps) {
  const t = useWords('people');
  const { loginName, initialPassword, alreadyShown } = granted;
  return (
    <>
      <Notice tone="good">{t('did', { name })}</Notice>
      {initialPassword && (
        <Notice tone="attention">
          {t('password', { loginName })}
          <p className="figures" style={{ fontSize: 20 }}>
            <strong>{initialPassword}</strong>
          </p>
          {t('passwordOnce')}
        </Notice>
      )}
      {alreadyShown && <Notice tone="attention">{t('passwordShown', { loginName })}</Notice>}
      <Button onClick={onClose}>{t('close')}</Button>
    </>
  );
}
