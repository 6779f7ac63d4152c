import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { DayField } from '../../ui/DayField';
import type { FeeSchedule } from '../types';
import { FeeFields } from './FeeFields';
import { fieldsFrom, FIRST_FEE, nextMonth, scheduleBody } from './schedule-form';
import type { ScheduleFields } from './schedule-form';
import styles from './Schedule.module.css';

interface Props {
  from: FeeSchedule | null;
  onDone: (version: number) => void;
  onCancel: () => void;
}

const DUE_DAY_MAX = 28;

/** The next version, begun with what is in force; what it changes is sent as a whole. */
export function ScheduleForm({ from, onDone, onCancel }: Props) {
  const t = useWords('billing');
  const here = useHere();
  const dates = useDates();
  const [form] = Form.useForm<ScheduleFields>();
  const [start] = useState(() => fieldsFrom(from, nextMonth(today())));
  const values = Form.useWatch([], form) as ScheduleFields | undefined;
  return (
    <>
      <Form form={form} layout="vertical" initialValues={start} requiredMark={false}>
        <div className={styles.row}>
          <Form.Item
            name="effectiveOn"
            label={t('form.effectiveOn')}
            extra={t('form.effectiveHint')}
          >
            <DayField />
          </Form.Item>
          <Form.Item name="dueDay" label={t('form.dueDay')} extra={t('form.dueDayHint')}>
            <InputNumber min={1} max={DUE_DAY_MAX} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="resolutionRef" label={t('form.resolutionRef')} className={styles.wide}>
            <Input maxLength={200} placeholder={t('form.resolutionHint')} />
          </Form.Item>
        </div>
        <Form.List name="fees">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <FeeFields key={key} at={name} form={form} onRemove={() => remove(name)} />
              ))}
              <Button onClick={() => add({ ...FIRST_FEE, code: '', name: '' })}>
                {t('form.addFee')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
      <div style={{ marginTop: 24 }}>
        <ActBox<{ version: number }>
          form={form}
          sentence={t('form.will', {
            day: dates.day(values?.effectiveOn ?? start.effectiveOn),
            count: values?.fees?.length ?? start.fees.length,
          })}
          word={t('form.confirm')}
          ready={(values?.resolutionRef ?? '').trim().length >= 2}
          send={() =>
            api.post(here.api('/fee-schedules'), scheduleBody(form.getFieldsValue(true)), {
              once: true,
            })
          }
          onDone={({ version }) => onDone(version)}
          onCancel={onCancel}
        />
      </div>
    </>
  );
}
