import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import styles from '../spending/SpendingForm.module.css';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { showProblems } from '../ui/ProblemList';
import {
  bodyOf,
  emptyValues,
  kindOf,
  MATTERS,
  subjectIn,
  valuesOf,
  type ResolutionValues,
} from './resolution-form';
import type { Resolution } from './types';

/** 起草表决事项: a new one, perhaps about a budget it was begun from, or the draft being changed. */
export default function ResolutionFormPage() {
  const { id } = useParams();
  const [params] = useSearchParams();
  if (id) return <Existing id={id} />;
  const start = emptyValues(subjectIn(params), params.get('title') ?? '');
  return <ResolutionForm start={start} id={null} />;
}

function Existing({ id }: { id: string }) {
  const resolution = useHereGet<Resolution>(`/resolutions/${id}`);
  return (
    <Loaded of={resolution}>
      {(found) => <ResolutionForm start={valuesOf(found)} id={found.id} />}
    </Loaded>
  );
}

function ResolutionForm({ start, id }: { start: ResolutionValues; id: string | null }) {
  const t = useWords('votes');
  const here = useHere();
  const navigate = useNavigate();
  const [form] = Form.useForm<ResolutionValues>();
  const [values, setValues] = useState(start);
  const body = bodyOf(values);
  const send = async () => {
    try {
      const path = here.api('/resolutions');
      if (id) {
        await api.put(`${path}/${id}`, body);
        return id;
      }
      return (await api.post<{ id: string }>(path, body, { once: true })).id;
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <PageHead title={t(id ? 'form.change' : 'form.title')} lead={t('form.lead')} />
      {values.subject && <Notice tone="quiet">{t(`form.subject.${values.subject.kind}`)}</Notice>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onValuesChange={() => setValues({ ...start, ...form.getFieldsValue(true) })}
      >
        <Panel title={t('question')}>
          <What />
        </Panel>
        <Panel title={t('form.how')}>
          <How values={values} />
        </Panel>
      </Form>
      <Panel title={t('form.keep')}>
        <ActBox
          sentence={t('form.will')}
          word={t('form.word')}
          ready={body !== null}
          form={form}
          send={send}
          onDone={(made) => void navigate(here.to(`votes/resolutions/${made}`))}
        >
          {body === null && <p className="quiet">{t('form.notYet')}</p>}
        </ActBox>
      </Panel>
    </>
  );
}

function What() {
  const t = useWords('votes');
  return (
    <div className={styles.grid}>
      <Form.Item name="title" label={t('form.titleField')} className={styles.wide ?? ''}>
        <Input maxLength={100} autoFocus placeholder={t('form.titleExample')} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('form.text')}
        extra={t('form.textHint')}
        className={styles.wide ?? ''}
      >
        <Input.TextArea rows={8} maxLength={20_000} />
      </Form.Item>
    </div>
  );
}

function How({ values: { matter, opensOn } }: { values: ResolutionValues }) {
  const t = useWords('votes');
  return (
    <div className={styles.grid}>
      <Form.Item
        name="matter"
        label={t('fact.matter')}
        extra={t(`tally:kind.${kindOf(matter)}`)}
        className={styles.wide ?? ''}
      >
        <Select options={MATTERS.map((value) => ({ value, label: t(`matter.${value}`) }))} />
      </Form.Item>
      <Form.Item name="opensOn" label={t('form.opensOn')} extra={t('form.opensOnHint')}>
        <DayField min={today()} />
      </Form.Item>
      <Form.Item name="closesOn" label={t('form.closesOn')}>
        <DayField min={opensOn || today()} />
      </Form.Item>
      <Form.Item name="mode" label={t('fact.mode')}>
        <Select
          options={(['binding', 'advisory'] as const).map((value) => ({
            value,
            label: t(`mode.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="secret" label={t('fact.secrecy')}>
        <Select
          options={[
            { value: null, label: t('byRules') },
            { value: false, label: t('named') },
            { value: true, label: t('secret') },
          ]}
        />
      </Form.Item>
    </div>
  );
}
