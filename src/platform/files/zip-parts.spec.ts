import { text, zip } from '../../../test/support/hostile-bytes';
import { partsOfZip } from './zip-parts';

const archive = zip([
  { name: 'OFD.xml', data: text('<a/>') },
  { name: 'Doc_0/Attachs/b.xml', data: text('<b/>') },
  { name: 'c.csv', data: text('1,2') },
]);

it('gives the parts that are asked for, inflated', async () => {
  const parts = await partsOfZip(archive, (name) => name.endsWith('.xml'));
  expect(parts.map(String)).toEqual(['<a/>', '<b/>']);
  expect(await partsOfZip(archive, () => false)).toEqual([]);
});

it('opens nothing of an archive that would do harm', async () => {
  const nested = zip([
    { name: 'a.xml', data: text('<a/>') },
    { name: 'b.zip', data: archive },
  ]);
  await expect(partsOfZip(nested, () => true)).rejects.toMatchObject({ code: 'file.zip-nested' });
  const cut = archive.subarray(0, archive.length - 30);
  await expect(partsOfZip(cut, () => true)).rejects.toMatchObject({ code: 'file.zip-damaged' });
});
