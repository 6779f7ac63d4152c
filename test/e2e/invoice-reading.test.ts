import { startApp, type TestApp, type Visitor } from '../support/app';
import { CLEANING, pdfInvoice, qrText } from '../support/e-invoices';
import { text } from '../support/hostile-bytes';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';
import type { Post } from '../../src/shared/posts';

let here: TestApp;
let community: number;
let clerk: Visitor;
let member: Visitor;

async function holder(post: Post): Promise<Visitor> {
  const { personId } = await enrolPerson(here, post);
  await appoint(here, community, personId, { post, endsOn: '2026-12-31' });
  return signIn(here.visitor(), post);
}

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  clerk = await holder('clerk');
  member = await holder('member');
});
afterAll(() => here.close());

const send = (visitor: Visitor, bytes: Buffer, name = '发票.pdf') =>
  visitor
    .post(`/api/communities/${community}/spending/invoice-reading`)
    .attach('file', bytes, name);

it('tells the clerk what the invoice says, where each field stands, and what to look at', async () => {
  const { body } = await send(clerk, await pdfInvoice({}, qrText())).expect(200);
  expect(body).toMatchObject({ form: 'pdf' });
  const { fields, problems } = body as {
    fields: { name: string; value: string; from: string }[];
    problems: { code: string; field: string }[];
  };
  expect(fields).toContainEqual({ name: 'number', value: CLEANING.number, from: 'qr' });
  expect(fields).toContainEqual({ name: 'seller', value: CLEANING.seller, from: 'pdf-text' });
  expect(problems).toMatchObject([{ code: 'spending.invoice-buyer-not-us', field: 'buyer' }]);
});

it.each([
  ['nothing', Buffer.alloc(0), 'file.empty'],
  ['a sentence', text('发票'), 'spending.invoice-file-kind'],
  ['a PDF that is none', text('%PDF-1.7\n%%EOF'), 'spending.invoice-unreadable'],
])('refuses %s with a sentence', async (_what, bytes, code) => {
  const { body, status } = await send(clerk, bytes);
  expect([status < 500, (body as { code: string }).code]).toEqual([true, code]);
});

it('reads for those who may ask for a payment, and for nobody else', async () => {
  await send(member, text('x')).expect(403);
  await send(here.visitor(), text('x')).expect(401);
});
