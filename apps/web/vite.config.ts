import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Builds the web into `dist`; while developing, everything that is not a page goes to the platform on port 8080. */
export default defineConfig({
  root: folder,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/sandbox', '/fsi', '/CSB'].map((path) => [path, 'http://127.0.0.1:8080']),
    ),
  },
})
