import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

const reserve = (id: string, rest: object = {}) =>
  JSON.stringify({
    id,
    kind: 'reserve',
    region: '420800',
    lastYearIncome: 100_000,
    reserveBefore: 0,
    rateBp: 500,
    ...rest,
  })
const A = reserve('a')
const B = reserve('b')
const ANSWERED = { extracted: 5000, reserveAfter: 5000 }

/** What the command says to a file on its standard input. */
async function calc(input: string, ...words: string[]) {
  const child = spawn(process.execPath, [MAIN, 'calc', ...words])
  child.stdin.on('error', () => undefined).end(input)
  const [out, said, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  const answers = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: unknown; result?: object; error?: object })
  return { answers, said, status: status as number }
}

test.each([
  ['a line each', `${A}\n${B}\n`],
  ['without a last line end', `${A}\n${B}`],
  ['with a byte order mark', `\uFEFF${A}\n${B}\n`],
  ['with line ends of Windows and blank lines', `\r\n${A}\r\n\r\n  \r\n${B}\r\n`],
])('cases %s are answered in their order', async (_, input) => {
  const { answers, status } = await calc(input)
  expect(answers).toMatchObject([
    { id: 'a', result: ANSWERED },
    { id: 'b', result: ANSWERED },
  ])
  expect(status).toBe(0)
})

test('one case over several lines is one case', async () => {
  const { answers, status } = await calc(JSON.stringify(JSON.parse(A), null, 2))
  expect(answers).toMatchObject([{ id: 'a', result: ANSWERED }])
  expect(status).toBe(0)
})

test.each([
  ['first', `{"id": nope}\n${A}\n${B}`, 0, 'line 1'],
  ['in the middle', `${A}\n{"id":\n${B}`, 1, 'line 2'],
  ['last', `${A}\n\n${B}\n${A.slice(0, 20)}`, 2, 'line 4'],
])('a line that is no JSON, %s, does not stop the others', async (_, input, at, path) => {
  const { answers, status } = await calc(input)
  expect(answers.map(({ error }) => error !== undefined)).toEqual([0, 1, 2].map((one) => one === at))
  expect(answers[at]).toMatchObject({ id: null, error: { code: 'bad-json', path } })
  expect(status).toBe(1)
})

test('what is no object is told with its line, a number for a name is given back', async () => {
  const { answers } = await calc(`[${A}]\n\n5\n${reserve('a', { id: 7 })}`)
  expect(answers).toMatchObject([
    { error: { code: 'not-an-object', path: 'line 1' } },
    { error: { code: 'not-an-object', path: 'line 3' } },
    { id: 7, error: { path: 'id' } },
  ])
})

test.each([
  ['no file of that name', '/no/such/file.ndjson', 'cannot read /no/such/file.ndjson'],
  ['a folder', '/', 'cannot read /'],
  ['a misspelt option', '--explian', "not '--explian'"],
])('%s is said in a sentence, with status 2', async (_, word, sentence) => {
  const { answers, said, status } = await calc(A, word)
  expect(answers).toEqual([])
  expect(said).toContain(sentence)
  expect(said).not.toContain('    at ')
  expect(status).toBe(2)
})

test('an output that is closed before the end stops the command without a word', async () => {
  const child = spawn(process.execPath, [MAIN, 'calc'])
  child.stdin.on('error', () => undefined).end(`${A}\n`.repeat(50_000))
  child.stdout.once('data', () => child.stdout.destroy())
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(said).toBe('')
  expect(status).toBe(2)
})

test('a case is answered while later ones are still to come', async () => {
  const child = spawn(process.execPath, [MAIN, 'calc'])
  child.stdin.write(`${A}\n`.repeat(2_000))
  const [first] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({ id: 'a', result: ANSWERED })
  child.stdin.end()
  await once(child, 'exit')
})

describe('a key that stands twice in one object is refused, with its path and its line', () => {
  const NESTED =
    '{"id":"n","kind":"settlement","region":"420800","episode":{"facility":{"level":3},"lines":[{"class":"A"}]}}'

  test.each<[string, string, string]>([
    ['at the top', NESTED.replace('{', '{"id":"z",'), 'id'],
    ['deep inside', NESTED.replace('"level":', '"level":1,"level":'), 'episode.facility.level'],
    ['in a list', NESTED.replace('"class":', '"class":"B","class":'), 'episode.lines[0].class'],
    ['written with an escape', NESTED.replace('"region":', '"re\\u0067ion":"1","region":'), 'region'],
    ['with blanks', NESTED.replace('"level":', '"level" : 1 , "level" :'), 'episode.facility.level'],
  ])('%s', async (_, broken, path) => {
    const { answers, status } = await calc(`${A}\n${broken}\n${B}`)
    expect(answers).toMatchObject([
      { id: 'a', result: ANSWERED },
      { error: { code: 'repeated-key', path, message: expect.stringContaining('again on line 2:') } },
      { id: 'b', result: ANSWERED },
    ])
    expect(status).toBe(1)
  })

  test('of a case over several lines it is the line on which it stands again', async () => {
    const lines = JSON.stringify(JSON.parse(NESTED), null, 2).split('\n')
    const at = lines.findIndex((line) => line.includes('"level"'))
    lines.splice(at, 0, '"level": 2,')
    const { answers } = await calc(lines.join('\n'))
    expect(answers).toMatchObject([
      { error: { path: 'episode.facility.level', message: expect.stringContaining(`line ${at + 2}:`) } },
    ])
  })

  test('a text that looks like a key is none', async () => {
    const { answers } = await calc(reserve('a":b'))
    expect(answers).toMatchObject([{ id: 'a":b', result: ANSWERED }])
  })
})
