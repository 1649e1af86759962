import type { RunMode } from '../../electron/contract/runs.ts'

// `thought` may hold anything but a closing tag; a name is one line without tags. Both are GBNF, as llama.cpp reads it.
const ANSWER = `answer ::= "<answer>country: " name "\\ncity: " name "</answer>"
name ::= [^\\n\\r<>]{1,80}`
const THOUGHT = `thought ::= ([^<] | "<" [^/<])*`

/** A grammar that keeps a model to the answer's form; for models that were not trained on it. */
export function answerGrammar(mode: RunMode): string {
  return mode === 'direct' ? `root ::= answer\n${ANSWER}\n` : `root ::= "<think>" thought "</think>" "\\n"? answer\n${THOUGHT}\n${ANSWER}\n`
}
