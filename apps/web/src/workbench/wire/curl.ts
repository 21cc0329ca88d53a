import type { Message } from './message.ts'

/** The command that sends exactly this message from a terminal: same address, same headers, same bytes. */
export function curlOf(origin: string, message: Message): string {
  const headers = Object.entries(message.headers).map(
    ([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`,
  )
  return [
    `curl -sS ${quoted(origin + message.path)}`,
    ...headers,
    `  --data-binary ${quoted(message.body)}`,
  ].join(' \\\n')
}

/** A POSIX shell's single quotes: nothing inside is read, and a quote itself is closed, escaped and opened again. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
