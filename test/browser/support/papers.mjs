/** The papers of a payment, made on the spot: nobody's invoice, nobody's lift. */
import { createRequire } from 'node:module';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

/** A page of PDF that says so. */
export async function invoicePdf() {
  const PDFDocument = require('pdfkit');
  const paper = new PDFDocument({ size: 'A5' });
  paper.fontSize(20).text('SAMPLE INVOICE 5670.00');
  paper.end();
  const pieces = [];
  for await (const piece of paper) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What a telephone takes of a machine room: large, grey, with something in it. */
export function photoJpeg(words = '9') {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <rect width="1600" height="1200" fill="#8a8f94"/><circle cx="800" cy="600" r="380" fill="#4c555c"/>
    <text x="800" y="680" font-size="240" text-anchor="middle" fill="#fff">${words}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}
