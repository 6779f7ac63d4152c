import { notFound } from '../shared/domain-error';

/** Every way an exchange file can be refused. Who has the right is never refused for any other reason. */
export const exchangeErrors = {
  booksNotOpen: () => notFound('exchange.no-books', '这个小区还没有启用账簿，没有可以带走的数据。'),
  noSuchFile: () =>
    notFound('exchange.no-such-file', '没有这种格式的文件，请从“数据交换”页面选择。'),
  noSuchYear: (first: number, last: number) =>
    notFound(
      'exchange.no-such-year',
      `账簿从 ${first} 年到 ${last} 年，没有您要的年度，请重新选择。`,
    ),
};
