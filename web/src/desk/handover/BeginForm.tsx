import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { HandoverBegun } from '../../shared/handover/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Notice } from '../ui/Notice';
import { showProblems } from '../ui/ProblemList';

interface Values {
  lastDay: string;
  follows: boolean;
  firm?: string;
  managerName?: string;
  phone?: string;
  loginName?: string;
  resolutionRef: string;
  reason: string;
  days: number;
}

/** The end of a term is the midnight after its last day, in China. */
const endOf = (lastDay: string) =>
  new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000).toISOString();

/** 定下终止时间: until when, who comes next, on whose word. */
export function BeginForm({ onClose }: { onClose: () => void }) {
  const d = useWords('desk-handover');
  const here = useHere();
  const dates = useDates();
  const [form] = Form.useForm<Values>();
  const values: Partial<Values> | undefined = Form.useWatch([], form);
  const [begun, setBegun] = useState<HandoverBegun | null>(null);
  if (begun) return <Begun begun={begun} onClose={onClose} />;
  const send = async (code: string) => {
    try {
      const body = bodyOf(await form.validateFields());
      return await api.post<HandoverBegun>(here.api('/handovers'), body, {
        once: true,
        secondFactor: code,
      });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  const day = values?.lastDay ? dates.day(values.lastDay) : d('thatDay');
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ follows: true, days: 30 }}
      >
        <Fields follows={values?.follows ?? true} />
      </Form>
      <ActBox<HandoverBegun>
        sentence={d('will', { day })}
        word={d('begin')}
        danger
        secondFactor
        form={form}
        ready={isWhole(values)}
        send={({ code }) => send(code)}
        onDone={setBegun}
      />
    </>
  );
}

function isWhole(values: Partial<Values> | undefined): boolean {
  const { lastDay, follows, firm, managerName, phone, resolutionRef, reason } = values ?? {};
  const next = follows ? [firm, managerName, phone] : [];
  return [lastDay, resolutionRef, reason, ...next].every(Boolean);
}

function bodyOf({ lastDay, follows, resolutionRef, reason, days, ...next }: Values): object {
  const successor = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
  return {
    endsAt: endOf(lastDay),
    resolutionRef,
    reason,
    days,
    ...(follows ? { successor } : {}),
  };
}

function Fields({ follows }: { follows: boolean }) {
  const d = useWords('desk-handover');
  return (
    <>
      <Form.Item name="lastDay" label={d('lastDay')} extra={d('lastDayHint')}>
        <DayField />
      </Form.Item>
      <Form.Item name="follows" valuePropName="checked">
        <Checkbox>{d('follows')}</Checkbox>
      </Form.Item>
      {follows && (
        <>
          <Form.Item name="firm" label={d('firm')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="managerName" label={d('managerName')} extra={d('managerHint')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="phone" label={d('phone')}>
            <Input maxLength={20} inputMode="tel" />
          </Form.Item>
          <Form.Item name="loginName" label={d('loginName')}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        </>
      )}
      <Form.Item name="resolutionRef" label={d('resolutionRef')}>
        <Input maxLength={200} placeholder={d('resolutionPlace')} />
      </Form.Item>
      <Form.Item name="reason" label={d('reason')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="days" label={d('days')} extra={d('daysHint')}>
        <InputNumber min={1} max={180} />
      </Form.Item>
    </>
  );
}

/** The first password is shown this once. */
function Begun({ begun, onClose }: { begun: HandoverBegun; onClose: () => void }) {
  const d = useWords('desk-handover');
  const { handover, manager } = begun;
  return (
    <>
      <Notice tone="good">{d('begun', { at: handover.endsAtText })}</Notice>
      {manager?.initialPassword && (
        <p>
          {d('firstPassword', {
            login: manager.loginName ?? '',
            password: manager.initialPassword,
          })}
        </p>
      )}
      {manager && !manager.initialPassword && <p>{d('knownLogin')}</p>}
      <Button onClick={onClose}>{d('close')}</Button>
    </>
  );
}
