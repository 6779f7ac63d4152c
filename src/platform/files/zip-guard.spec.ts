import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';
import { text, workbook } from '../../../test/support/hostile-bytes';
import { DomainError } from '../../shared/domain-error';
import { assertSafeZip, ZIP_LIMITS } from './zip-guard';

const lines = Array.from({ length: 3000 }, (_, i) => [
  { value: `2025-03-${(i % 28) + 1}` },
  { value: `物业费 ${i}` },
  { value: i * 1.2 },
]);

it('takes a real workbook and names its parts', async () => {
  const bytes = await writeXlsxFile(lines).toBuffer();
  const parts = await assertSafeZip(bytes);
  expect(parts).toContain('xl/workbook.xml');
});

it('takes as many parts as the limit says and not one more', async () => {
  const parts = (count: number) =>
    workbook(
      ...Array.from({ length: count - 2 }, (_, i) => ({ name: `xl/${i}`, data: text('<a/>') })),
    );
  await expect(assertSafeZip(parts(ZIP_LIMITS.entries))).resolves.toHaveLength(200);
  const refusal = assertSafeZip(parts(ZIP_LIMITS.entries + 1));
  await expect(refusal).rejects.toMatchObject({ code: 'file.zip-bomb' });
});

it('finds an entity definition that lies across two pieces', async () => {
  for (let shift = 0; shift < 10; shift += 1) {
    const data = Buffer.concat([Buffer.alloc(16 * 1024 - shift, ' '), text('<!DOCTYPE a>')]);
    const refusal = assertSafeZip(workbook({ name: 'xl/a.xml', data }));
    await expect(refusal).rejects.toMatchObject({ code: 'file.macro' });
  }
});

it('answers every damaged archive with a sentence or lets it pass, and never breaks', async () => {
  const sound = workbook({ name: 'xl/a.xml', data: text('<a>'.repeat(500)) });
  const at = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
  const damages = fc.array(at, { minLength: 1, maxLength: 4 });
  const check = fc.asyncProperty(damages, async (changes) => {
    const bytes = Buffer.from(sound);
    for (const [offset, value] of changes) bytes[offset] = value;
    const outcome: unknown = await assertSafeZip(bytes).catch((error: unknown) => error);
    if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(DomainError);
  });
  await fc.assert(check, { numRuns: 400 });
});
