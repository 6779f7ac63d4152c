import './style.css';
import { CheckError, sha256, toHex } from '../lib/bytes.mjs';
import { checkCodes, checkReportFile } from '../lib/report-check.mjs';
import type { Verdict } from '../lib/report-verdict.mjs';
import { startCamera, stopCamera } from './camera';
import { byId, make } from './elements';
import { forget, keepHead, keepPasted, keptTexts, ownKept } from './kept';
import { canCheck, readFile, readPhoto } from './reading';
import { showTrouble, showVerdict } from './result';

const busy = byId('busy', HTMLElement);
/** Codes scanned so far: the large one and any small ones belong together. */
const scanned = new Set<string>();

/** Checks, shows, and checks again once the reader vouches for the key. */
async function check(look: () => Promise<Verdict>, fileHash: string | null): Promise<void> {
  const verdict = await look();
  const { proven } = verdict;
  if (verdict.state === 'green' && proven) keepHead(proven.head);
  showVerdict(verdict, {
    sha256: fileHash,
    trust: () => {
      if (proven) keepHead(proven.head);
      listKept();
      void check(look, fileHash);
    },
  });
  listKept();
}

/** One thing at a time, with a word for what goes wrong. */
async function attempt(doing: string, work: () => Promise<void>): Promise<void> {
  busy.textContent = doing;
  try {
    await work();
  } catch (error) {
    const known = error instanceof CheckError;
    showTrouble(
      known ? error.message : '这个文件打不开：它不是 PDF，或者没有下载完整。请重新取一份。',
    );
  } finally {
    busy.textContent = '';
  }
}

function takeFile(file: File | undefined): void {
  if (!file) return;
  void attempt('正在读文件……', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const fileHash = toHex(await sha256(bytes));
    const read = await readFile(bytes, (page, of) => {
      busy.textContent = `正在读第 ${page} 页，共 ${of} 页……`;
    });
    await check(() => checkReportFile(read, keptTexts()), fileHash);
  });
}

function takeCodes(codes: readonly string[]): void {
  for (const code of codes) scanned.add(code);
  void attempt('正在核验……', () => check(() => checkCodes([...scanned], keptTexts()), null));
}

async function takePhotos(files: readonly File[]): Promise<void> {
  const found = (await Promise.all(files.map(readPhoto))).filter((code) => code !== null);
  if (found.length > 0) takeCodes(found);
  else showTrouble('照片里没有读出码。请放平纸张、对准大码、光线亮一些再拍，或者改用摄像头。');
}

function listKept(): void {
  const items = ownKept().map(({ label, text }) => {
    const button = make('button', { type: 'button', class: 'small' }, '不再留存');
    button.addEventListener('click', () => {
      forget(text);
      listKept();
    });
    return make('li', {}, make('span', { title: text }, label), button);
  });
  byId('kept', HTMLElement).replaceChildren(...items);
}

function wireFiles(): void {
  const pdf = byId('pdf', HTMLInputElement);
  const drop = byId('drop', HTMLElement);
  pdf.addEventListener('change', () => {
    takeFile(pdf.files?.[0]);
    pdf.value = '';
  });
  for (const name of ['dragenter', 'dragover'] as const) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  document.addEventListener('dragleave', () => drop.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    takeFile(event.dataTransfer?.files[0]);
  });
}

function wirePaper(): void {
  const photo = byId('photo', HTMLInputElement);
  photo.addEventListener('change', () => {
    const files = [...(photo.files ?? [])];
    void attempt('正在读照片……', () => takePhotos(files));
    photo.value = '';
  });
  byId('camera-start', HTMLElement).addEventListener('click', () => {
    void startCamera((code) => takeCodes([code])).catch(() => {
      stopCamera();
      showTrouble('摄像头用不了：没有、被别的程序占着，或没有允许。可以拍成照片，再用“选照片”。');
    });
  });
  byId('camera-stop', HTMLElement).addEventListener('click', stopCamera);
  byId('check-pasted', HTMLElement).addEventListener('click', () => {
    const lines = byId('pasted', HTMLTextAreaElement).value.split('\n');
    const codes = lines.map((line) => line.trim()).filter((line) => line !== '');
    scanned.clear();
    takeCodes(codes);
  });
}

function wireKept(): void {
  const said = byId('keep-said', HTMLElement);
  const text = byId('keep-text', HTMLTextAreaElement);
  byId('keep-add', HTMLElement).addEventListener('click', () => {
    keepPasted(text.value).then(
      () => {
        said.textContent = '记住了。';
        text.value = '';
        listKept();
      },
      (error: unknown) => {
        said.textContent = error instanceof CheckError ? error.message : '没能记住，请重试。';
      },
    );
  });
  listKept();
}

wireFiles();
wirePaper();
wireKept();
// From the disk there is nothing left to save.
if (location.protocol === 'file:') byId('take', HTMLElement).hidden = true;
if (!canCheck()) {
  showTrouble(
    '这个浏览器在不加密的网址上不能核验。请点页尾的“保存核验页”，从电脑上打开，或改用 https 网址。',
  );
}
