import fs from 'node:fs';
import path from 'node:path';
import { sha256, toHex } from '../lib/bytes.mjs';

/**
 * 附件: the files on disk against the hashes that were booked.
 * @typedef {import('../lib/report.mjs').Result} Result
 */

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesUnder = (folder) =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const full = path.join(folder, item.name);
    if (item.isDirectory()) return filesUnder(full);
    return item.isFile() ? [full] : [];
  });

/**
 * Hashes what is in the folder and adds what is missing or altered to the report. Files may have
 * any name; one named by its own hash, or by the file's id, is named when it differs.
 * @param {string} folder
 * @param {Map<string, Set<string>>} booked hashes by file id, as leaves and bundle state them
 * @param {import('../lib/report.mjs').Report} report
 */
export async function checkFiles(folder, booked, report) {
  /** @type {Map<string, string>} */
  const present = new Map();
  for (const file of filesUnder(folder)) {
    present.set(toHex(await sha256(new Uint8Array(fs.readFileSync(file)))), file);
  }
  for (const [id, hashes] of booked) {
    const [stated = '', other] = hashes;
    if (other) {
      const words = `附件 ${id} 在账上有两个不同的指纹。`;
      report.fail('files', 'file.two-hashes', words, { found: other, stated });
    } else if (!present.has(stated)) {
      const altered = [...present].find(([, file]) => [stated, id].includes(path.parse(file).name));
      if (altered) {
        const words = `附件 ${path.basename(altered[1])} 与入账时不同，已被改动或损坏。`;
        report.fail('files', 'file.altered', words, { stated, found: altered[0] });
      } else {
        report.fail('files', 'file.missing', `附件 ${id} 不在文件夹里。`, { stated });
      }
    }
  }
  report.done('files', `${booked.size} 个`);
}
