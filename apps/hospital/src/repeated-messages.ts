/** One message by its sender's own number, with a digest of what it says. */
export interface MessageKey {
  readonly sender: string
  readonly msgid: string
  readonly digest: string
}

/** An answer's text and whether the transaction took place. */
export interface Answered {
  readonly isDone: boolean
  readonly body: string
}

/**
 * Lets a message that comes again, also while the first is still running, have the first one's answer byte for byte.
 * It only spares work inside this process: that nothing happens twice is the database's promise.
 */
export function createRepeatedMessages(most = 500) {
  const known = new Map<string, { digest: string; answer: Promise<Answered> }>()

  const answerOnce = async (key: MessageKey, work: () => Promise<Answered>): Promise<Answered> => {
    const name = `${key.sender} ${key.msgid}`
    const earlier = known.get(name)
    if (earlier?.digest === key.digest) return earlier.answer
    const answer = work()
    known.set(name, { digest: key.digest, answer })
    if (known.size > most) forgetOldest(known)
    // A refusal is not an answer to keep: the same message may succeed once its cause is gone.
    const isDone = await answer.then((it) => it.isDone).catch(() => false)
    if (!isDone && known.get(name)?.answer === answer) known.delete(name)
    return answer
  }
  return {
    answerOnce,
    /** What a message did has been taken back: its answer is no longer true. */
    forget: (sender: string, msgid: string): void => void known.delete(`${sender} ${msgid}`),
  }
}

function forgetOldest(known: Map<string, unknown>): void {
  const [oldest] = known.keys()
  if (oldest !== undefined) known.delete(oldest)
}
