import { foreignness, type SentFrom } from './same-origin';

const ours = ['https://books.example.cn', 'http://localhost:3000'];
const post: SentFrom = {
  method: 'POST',
  fetchSite: 'same-origin',
  origin: 'https://books.example.cn',
  contentType: 'application/json',
  hasBody: true,
  ours,
};

const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'];
const contentTypes = [
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/x-www-form-urlencoded',
  undefined,
];

describe.each(unsafe)('%s', (method) => {
  it.each(contentTypes)(
    'from another site with %p is refused, whatever its Origin says',
    (type) => {
      for (const fetchSite of ['cross-site', 'same-site', 'nonsense', '']) {
        expect(foreignness({ ...post, method, fetchSite, contentType: type })).toBe('cross-site');
      }
    },
  );

  it.each(contentTypes)(
    'that says nothing of where it comes from is refused (%p)',
    (contentType) => {
      const silent = { ...post, method, contentType, fetchSite: undefined, origin: undefined };
      expect(foreignness(silent)).toBe('cross-site');
    },
  );

  it.each([
    ['https://books.example.cn', null],
    ['http://localhost:3000', null],
    ['https://evil.example', 'cross-site'],
    ['https://books.example.cn.evil.example', 'cross-site'],
    ['http://books.example.cn', 'cross-site'],
    ['null', 'cross-site'],
  ])('of an old browser with Origin %p: %p', (origin, reason) => {
    expect(foreignness({ ...post, method, origin, fetchSite: undefined })).toBe(reason);
  });

  it.each([
    ['application/json', null],
    ['application/json; charset=utf-8', null],
    ['Multipart/Form-Data; boundary=x', null],
    ['text/plain', 'content-type'],
    ['application/x-www-form-urlencoded', 'content-type'],
    ['application/json-patch+json', 'content-type'],
    [undefined, 'content-type'],
  ])('with a body of %p: %p', (contentType, reason) => {
    expect(foreignness({ ...post, method, contentType })).toBe(reason);
  });

  it('without a body needs no type', () => {
    const bare = { ...post, method, contentType: undefined, hasBody: false };
    expect(foreignness(bare)).toBeNull();
  });
});

it.each(['GET', 'HEAD', 'OPTIONS'])('%s is let through: it changes nothing', (method) => {
  const link = { ...post, method, fetchSite: 'cross-site', origin: undefined, hasBody: false };
  expect(foreignness(link)).toBeNull();
});
