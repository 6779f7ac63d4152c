import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * One file with everything in it, which may ask for nothing: script and style stand in the page, and the
 * content security policy names them by their hashes. (A plugin for this exists; it brings another bundler,
 * and the hashes would still have to be written.)
 */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const script = files.find((file) => file.type === 'chunk' && file.isEntry);
      const style = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      const page = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.html'));
      if (script?.type !== 'chunk' || style?.type !== 'asset' || page?.type !== 'asset') {
        throw new Error('script, style or page missing');
      }
      // an end tag inside a text of the script would end the script
      const code = script.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const css = String(style.source);
      const policy = [
        "default-src 'none'",
        `script-src ${sha256(code)}`,
        // pdf.js and the lists of results set styles of single elements
        "style-src 'unsafe-inline'",
        'img-src data: blob:',
        'media-src blob:',
        'font-src data: blob:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
      page.source = String(page.source)
        .replace(/<script type="module"[^>]*><\/script>/, '')
        .replace(/<link rel="stylesheet"[^>]*>/, '')
        .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`)
        .replace('</head>', () => `<style>${css}</style>\n  </head>`)
        .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
      for (const name of Object.keys(bundle)) {
        if (bundle[name] !== page) delete bundle[name];
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [oneFile()],
  build: {
    outDir: here('../../web/dist'),
    // beside the pages, which are built before it
    emptyOutDir: false,
    target: ['es2022', 'chrome107', 'safari16'],
    modulePreload: false,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: here('./verify.html'),
      onLog: (level, log, handle) => log.code !== 'EVAL' && handle(level, log),
    },
  },
});
