import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Builds the web into `dist`; while developing, everything that is not a page goes to the platform on port 8080. */
export default defineConfig(({ command }) => ({
  // Also where tests build it, what they look at is what people get.
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' } } : {}),
  root: folder,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/sandbox', '/fsi', '/CSB'].map((path) => [path, 'http://127.0.0.1:8080']),
    ),
  },
}))
