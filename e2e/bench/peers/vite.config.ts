import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the peers, each a page of its own, into `dist`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/peers/',
  plugins: [react()],
  build: {
    rolldownOptions: { input: ['use-chat.html', 'react-markdown.html', 'lines.html', 'text-node.html'] },
    modulePreload: { polyfill: false },
  },
});
