import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/peers/',
  plugins: [react()],
  build: {
    rolldownOptions: { input: ['use-chat.html', 'react-markdown.html', 'lines.html', 'text-node.html'] },
    modulePreload: { polyfill: false },
  },
});
