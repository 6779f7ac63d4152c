import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two entries: residents carry no UI kit (150 kB gzip in total), the desk carries Ant Design.
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: ['es2020', 'chrome80', 'safari13'],
    // The content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { index: here('./index.html'), desk: here('./desk.html') },
      // BigInt in the proof checks only, which are fetched apart and say so where they cannot run.
      onLog: (level, log, handle) => log.code !== 'TOLERATED_TRANSFORM' && handle(level, log),
    },
  },
});
