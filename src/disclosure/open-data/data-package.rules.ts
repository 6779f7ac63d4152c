import type { FieldType, OpenField } from './open-table';

/** A Frictionless data package: https://datapackage.org, version 2 (June 2024). */

export const LICENCES = {
  'CC-BY-4.0': {
    title: '署名 4.0 国际（CC BY 4.0）',
    path: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
    says: '任何人可以复制、分析、再发表，包括商业用途，只须注明来源。',
  },
  'CC-BY-SA-4.0': {
    title: '署名—相同方式共享 4.0 国际（CC BY-SA 4.0）',
    path: 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans',
    says: '任何人可以复制、分析、再发表，须注明来源，改编作品须用同样的许可。',
  },
  'CC0-1.0': {
    title: '公有领域贡献（CC0 1.0）',
    path: 'https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hans',
    says: '任何人可以任意使用，不附条件。',
  },
} as const;

export type Licence = keyof typeof LICENCES;

/** What applies inside a community, before its owners have resolved anything. */
export const LICENCE_DEFAULT: Licence = 'CC-BY-4.0';

export interface PackagedFile {
  readonly table: {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly primaryKey: readonly string[];
    readonly fields: readonly OpenField[];
  };
  readonly rows: number;
  readonly bytes: number;
  /** Of the file in the package, hex. */
  readonly sha256: string;
}

export interface PackageFacts {
  readonly communityId: number;
  readonly communityName: string;
  readonly licence: Licence;
  /** The moment of the newest entry: the same books make the same package. */
  readonly created: string;
  /** Place of the newest entry in the books. */
  readonly throughSeq: string;
  readonly closedThrough: string | null;
  /** The newest signed head of the proof log; null while there is none. */
  readonly head: { readonly size: string; readonly root: string } | null;
  readonly url: string;
}

const DATE_FORMATS: Partial<Record<FieldType, string>> = { date: '%Y-%m-%d' };

/** datapackage.json. */
export function dataPackageOf(facts: PackageFacts, files: readonly PackagedFile[]): object {
  const licence = LICENCES[facts.licence];
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `trust-ledger-${facts.communityId}`,
    title: `${facts.communityName} 信托账开放数据`,
    description: '物业费信托财产的凭证、预算与收支。金额单位为元，精确到分；不含住户、姓名和房号。',
    created: facts.created,
    version: facts.throughSeq,
    licenses: [{ name: facts.licence, title: licence.title, path: licence.path }],
    sources: [{ title: `${facts.communityName} 信托账`, path: facts.url }],
    closedThrough: facts.closedThrough,
    proof: facts.head,
    resources: files.map(resourceOf),
  };
}

const resourceOf = ({ table, bytes, sha256, rows }: PackagedFile) => ({
  name: table.name,
  type: 'table',
  path: `data/${table.name}.csv`,
  title: table.title,
  description: table.description,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes,
  hash: `sha256:${sha256}`,
  rowCount: rows,
  dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
  schema: {
    fields: table.fields.map(({ name, title, type }) => ({
      name,
      title,
      type,
      ...(DATE_FORMATS[type] ? { format: DATE_FORMATS[type] } : {}),
    })),
    missingValues: [''],
    ...(table.primaryKey.length > 0 ? { primaryKey: table.primaryKey } : {}),
  },
});

/** README.md of the package, for whoever unpacks it. */
export function readMeOf(facts: PackageFacts, files: readonly PackagedFile[]): string {
  const licence = LICENCES[facts.licence];
  const rows = files.map(
    ({ table, rows: count }) =>
      `| data/${table.name}.csv | ${table.title} | ${count} | ${table.description} |`,
  );
  const head = facts.head
    ? `存证日志第 ${facts.head.size} 条，树根 ${facts.head.root}`
    : '尚未签署存证树头';
  return `${[
    `# ${facts.communityName} 信托账开放数据`,
    '',
    `- 截至：账簿第 ${facts.throughSeq} 号凭证（${facts.created.slice(0, 10)}）；已结账至 ${facts.closedThrough ?? '—'}`,
    `- 来源：${facts.url}`,
    `- 许可：${licence.title}。${licence.says}（${licence.path}）`,
    `- 存证：${head}。任何一张凭证都可以在网页上核对它从未被改过。`,
    '',
    '## 文件',
    '',
    '| 文件 | 内容 | 行数 | 说明 |',
    '| --- | --- | ---: | --- |',
    ...rows,
    '',
    '## 读法',
    '',
    '- CSV 为 UTF-8（带字节序标记），第一行是字段名；字段的中文名和类型在 datapackage.json 里。',
    '- 金额单位是元，两位小数；空白表示没有。日期为 YYYY-MM-DD，月份为 YYYY-MM。',
    '- 以 = + - @ 开头的文字前面加了一个英文单引号，防止表格软件把它当成公式；金额不受影响。',
    '- 不含住户、姓名、房号、电话。只涉及 1 至 4 户的凭证按月合并；个人收款方不列姓名。',
    '- 每个文件的 SHA-256 在 datapackage.json 的 hash 一栏。',
    '',
  ].join('\n')}`;
}
