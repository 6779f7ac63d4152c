import { Button, Form, Input, InputNumber, Select } from 'antd';
import { api } from '../../shared/api/client';
import { ListTable } from '../../shared/handover/ListTable';
import type { Handover, HandoverAhead } from '../../shared/handover/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import styles from './handover.module.css';

const KINDS = ['key', 'seal', 'document', 'equipment', 'other'] as const;

interface Thing {
  kind: (typeof KINDS)[number];
  name: string;
  quantity: number;
  unit: string;
  place?: string;
}

/** What the lists will be, and what no book knows of, typed in by who has it. */
export function Prepare({ handover }: { handover: Handover }) {
  const here = useHere();
  const d = useWords('desk-handover');
  const isPreparing = handover.state === 'preparing' && here.may('handover.prepare');
  return (
    <>
      <Panel title={d('things')}>
        <p className="quiet">{d('thingsHint')}</p>
        <Things handover={handover} mayChange={isPreparing} />
        {isPreparing && <AddThing handover={handover} />}
      </Panel>
      {here.may('handover.prepare') && <Ahead handover={handover} />}
    </>
  );
}

function Things({ handover, mayChange }: { handover: Handover; mayChange: boolean }) {
  const d = useWords('desk-handover');
  const here = useHere();
  const remove = useAct((id: string) =>
    api.delete(here.api(`/handovers/${handover.id}/objects/${id}`)),
  );
  if (handover.objects.length === 0) return <p>{d('noThings')}</p>;
  return (
    <>
      <ProblemList error={remove.error} />
      <ul className={styles.things}>
        {handover.objects.map(({ id, kindName, name, quantity, unit, place }) => (
          <li key={id}>
            <span>
              <b>{name}</b> {d('howMany', { quantity, unit })}
              <span className="quiet small">
                {' '}
                {kindName} {place}
              </span>
            </span>
            {mayChange && (
              <Button
                size="small"
                onClick={() => remove.mutate(id)}
                aria-label={d('removeIt', { name })}
              >
                {d('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function AddThing({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const here = useHere();
  const [form] = Form.useForm<Thing>();
  const add = useAct(
    (thing: Thing) =>
      api.post(here.api(`/handovers/${handover.id}/objects`), thing, { once: true }),
    () => form.resetFields(),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.add ?? ''}
      initialValues={{ kind: 'key', quantity: 1, unit: d('unitOfKeys') }}
      onFinish={(thing) => add.mutate(thing)}
    >
      <ProblemList error={add.error} form={form} />
      <Form.Item name="kind" label={d('kind')}>
        <Select options={KINDS.map((value) => ({ value, label: d(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={d('name')}
        rules={[{ required: true, message: d('nameMissing') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="quantity" label={d('quantity')}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="unit" label={d('unit')}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="place" label={d('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {d('add')}
      </Button>
    </Form>
  );
}

function Ahead({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const ahead = useHereGet<HandoverAhead>(`/handovers/${handover.id}/ahead`);
  return (
    <Panel title={d('ahead')}>
      <p className="quiet">{d('aheadHint')}</p>
      <Loaded of={ahead} lines={8}>
        {({ lists }) => <ListTable lists={lists} />}
      </Loaded>
    </Panel>
  );
}
