import { Button, Form, Input, Table } from 'antd';
import { api } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { useAccounts, type Account } from '../ui/accounts';
import { textColumn } from '../ui/columns';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';

interface Node extends Account {
  children?: Node[];
}

function treeOf(accounts: readonly Account[], parent: string | null = null): Node[] {
  return accounts
    .filter(({ parentCode }) => parentCode === parent)
    .map((account) => {
      const children = treeOf(accounts, account.code);
      return children.length > 0 ? { ...account, children } : account;
    });
}

/** 会计科目表, with a form for a sub-account. */
export function Chart() {
  const t = useWords('books');
  const here = useHere();
  const accounts = useAccounts();
  return (
    <>
      {here.may('account.extend') && <Extend />}
      <Loaded of={accounts}>
        {({ items }) => (
          <Table<Node>
            aria-label={t('book.chart')}
            rowKey="code"
            dataSource={treeOf(items)}
            pagination={false}
            size="small"
            expandable={{ defaultExpandAllRows: true }}
            columns={[
              textColumn(t('col.code'), ({ code }) => <span className="code">{code}</span>, 160),
              textColumn(t('col.name'), ({ name }) => name),
              textColumn(t('col.english'), ({ english }) => english),
              textColumn(t('col.kind'), ({ kind }) => t(`kind.${kind}`)),
              textColumn(t('col.side'), ({ side }) => t(`side.${side}`)),
              textColumn(t('col.active'), ({ active }) => t(active ? 'active' : 'inactive')),
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

interface Values {
  parentCode: string;
  code: string;
  name: string;
}

function Extend() {
  const t = useWords('books');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const extend = useAct(
    (values: Values) => api.post(here.api('/accounts'), values, { once: true }),
    () => form.resetFields(),
  );
  const must = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Panel title={t('extend.title')}>
      <ProblemList error={extend.error} form={form} />
      <Form
        form={form}
        layout="inline"
        onFinish={(values) =>
          extend.mutate(values, { onError: (error) => showProblems(form, error) })
        }
      >
        <Form.Item name="parentCode" label={t('extend.parent')} rules={must(t('extend.missing'))}>
          <Input maxLength={8} style={{ width: 120 }} />
        </Form.Item>
        <Form.Item name="code" label={t('extend.code')} rules={must(t('extend.missing'))}>
          <Input maxLength={10} style={{ width: 120 }} />
        </Form.Item>
        <Form.Item name="name" label={t('extend.name')} rules={must(t('extend.missing'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={extend.isPending}>
          {t('extend.add')}
        </Button>
      </Form>
      <p className="quiet">{t('extend.hint')}</p>
    </Panel>
  );
}
