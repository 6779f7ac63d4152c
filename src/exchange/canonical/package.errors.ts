import { conflict, type DomainError, invalid } from '../../shared/domain-error';

const AGAIN = '请向导出的一方重新索取原文件；再次不符，请保存这个文件作为证据。';

/** Every way a package is not taken in. The sentence names the first place that is not as it was written. */
export const packageErrors = {
  broken: (why: string): DomainError =>
    invalid('exchange.package-broken', `这个文件不是完整的账簿包：${why}。请重新下载或复制一次。`),
  changed: (file: string, line?: number): DomainError => {
    const place = line === undefined ? `${file} ` : `${file} 第 ${line} 行`;
    const words = `账簿包被改动过：${place}与导出时不同，没有导入任何内容。${AGAIN}`;
    return invalid('exchange.package-changed', words, { file, line });
  },
  parts: (file: string, what: '缺少' | '多出'): DomainError =>
    invalid(
      'exchange.package-changed',
      `账簿包被改动过：${what}文件 ${file}，没有导入任何内容。${AGAIN}`,
      {
        file,
      },
    ),
  envelope: (): DomainError =>
    invalid(
      'exchange.package-changed',
      `账簿包的内容没有变，但压缩包的文件头或目录不是导出时的样子（被重新打包或改动）。${AGAIN}`,
    ),
  leaf: (index: number): DomainError =>
    invalid(
      'exchange.leaf-changed',
      `账簿包的 leaves.jsonl 第 ${index + 1} 行与它的哈希或序号不符，没有导入任何内容。${AGAIN}`,
      { file: 'leaves.jsonl', line: index + 1 },
    ),
  root: (stated: string, found: string): DomainError =>
    invalid(
      'exchange.root-differs',
      `逐条重算的账本指纹是 ${short(found)}，账簿包写的是 ${short(stated)}，没有导入任何内容。${AGAIN}`,
      { stated, found },
    ),
  head: (why: string): DomainError =>
    invalid(
      'exchange.head-wrong',
      `账簿包里的签名账本头不能用：${why}。没有导入任何内容。${AGAIN}`,
    ),
  otherSchema: (stated: string, own: string): DomainError =>
    conflict(
      'exchange.other-version',
      `账簿包来自另一版本的程序（数据库结构 ${stated}，本机是 ${own}）。请先把两边升级到同一版本，再重新导出。`,
    ),
  withoutPersonalData: (): DomainError =>
    conflict(
      'exchange.without-personal-data',
      '这个账簿包不含个人信息：它与存证一致，可以核对，但不能据此继续记账。' +
        '要迁移，请原安装的系统管理员用 export-books --with-personal-data 重新导出。',
    ),
  otherSecret: (): DomainError =>
    conflict(
      'exchange.other-secret',
      '本机的 SECRET_KEY 与原安装不同，账簿包里封存的电话、账号读不出来。' +
        '请把原安装的 SECRET_KEY（DATA_DIR/secrets.json 的 secretKey）设为本机的，再导入。',
    ),
  known: (communityId: string): DomainError =>
    conflict(
      'exchange.community-known',
      `本机已经有编号 ${communityId} 的小区。账簿只能导入到没有它的安装，请换一个空的安装。`,
    ),
  differs: (what: string, stated: string, found: string): DomainError =>
    invalid(
      'exchange.books-differ',
      `导入后的${what}与账簿包的清单不符：清单是 ${stated}，导入后是 ${found}。已全部撤回，没有导入任何内容。`,
    ),
  faults: (first: string, more: number): DomainError =>
    invalid(
      'exchange.not-verified',
      `导入后核对不符，已全部撤回，没有导入任何内容。第一处：${first}${more > 0 ? `（另有 ${more} 处）` : ''}`,
    ),
  refused: (table: string, why: string): DomainError =>
    invalid(
      'exchange.row-refused',
      `${table} 里有一行数据库不接受（${why}）。已全部撤回，没有导入任何内容。`,
    ),
};

const short = (root: string): string => `${root.slice(0, 16)}…`;
