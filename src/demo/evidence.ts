import type { EntityManager } from 'typeorm';
import type { StoredUpload } from '../platform/files/evidence.service';
import type { Money } from '../shared/money';
import { invoicePicture } from './invoice';
import { DEMO_PAYEES } from './payees.rules';
import { photoOf } from './pictures';
import type { PlannedPayment } from './spending-plan.rules';
import { type Play, playerOf } from './stage';

interface Drawn {
  name: string;
  bytes: Buffer;
}

/** Checked and stored, but not yet part of a request: what a browser has uploaded before the form is sent. */
export interface KeptEvidence {
  invoiceNumber: string;
  files: StoredUpload[];
  quotes: { supplier: string; amount: Money; file: StoredUpload }[];
}

/** Draws invoice, photo and quotes of a payment and takes them in as an upload would. */
export async function keepEvidence(
  play: Play,
  payment: PlannedPayment,
  seed: number,
): Promise<KeptEvidence> {
  const invoiceNumber = `2651200000${String(10_000_000 + seed * 7919).slice(-8)}`;
  const seller = DEMO_PAYEES.find(({ key }) => key === payment.payee)!.name;
  const paper = async (title: string, from: string, amount: Money): Promise<Drawn> => ({
    name: `${title}-${from}.jpg`,
    bytes: await invoicePicture({
      number: invoiceNumber,
      issuedOn: payment.on,
      seller: from,
      buyer: '锦和苑业主大会（信托账户）',
      item: payment.reason,
      amount,
    }),
  });
  const drawn = [await paper('发票', seller, payment.amount)];
  if (payment.photo) {
    drawn.push({ name: `现场-${payment.photo}.jpg`, bytes: await photoOf(payment.photo, seed) });
  }
  const quotes = (payment.quotes ?? []).map(async ({ supplier, amount }) => ({
    supplier,
    amount,
    file: await keep(play, await paper('报价单', supplier, amount)),
  }));
  return {
    invoiceNumber,
    files: await Promise.all(drawn.map((file) => keep(play, file))),
    quotes: await Promise.all(quotes),
  };
}

function keep(play: Play, { name, bytes }: Drawn): Promise<StoredUpload> {
  return play.stage.evidence.keep({
    bytes,
    name,
    declaredType: 'image/jpeg',
    uploadedBy: playerOf(play, 'clerk').personId,
    purpose: 'evidence',
  });
}

/** Makes the kept files the community's. */
export async function recordEvidence(
  { stage, communityId }: Play,
  tx: EntityManager,
  evidence: KeptEvidence,
): Promise<{ fileIds: string[]; quotes: { supplier: string; amount: Money; fileId: string }[] }> {
  const record = async (file: StoredUpload) =>
    (await stage.evidence.record(tx, communityId, file)).id;
  const fileIds: string[] = [];
  for (const file of evidence.files) fileIds.push(await record(file));
  const quotes: { supplier: string; amount: Money; fileId: string }[] = [];
  for (const { supplier, amount, file } of evidence.quotes) {
    quotes.push({ supplier, amount, fileId: await record(file) });
  }
  return { fileIds, quotes };
}
