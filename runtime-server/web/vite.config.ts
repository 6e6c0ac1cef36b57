import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// The pages are static files with addresses behind '#', so any server that hands out a folder can serve them.
// Old Chromium builds are common on domestic desktops: chrome87 is the oldest that is still cared for.
export default defineConfig({
  base: './',
  plugins: [vue()],
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    chunkSizeWarningLimit: 400,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/@?vue\//.test(id) ? 'vue' : undefined),
      },
    },
  },
  server: { host: '127.0.0.1', port: 7310, proxy: { '/api': process.env.JOINERY_URL ?? 'http://127.0.0.1:7311' } },
});
