// The other side of joinery-feel-bench: npm's feelin, driven over standard input and output.
//
// First line in: the cases as a JSON list. First line out: "ready VERSION". Then for each "CASE COUNT" in, it evaluates
// that case that many times and answers "SECONDS RESULT", the result as JSON. A case is an expression with its context,
// or the rules of a decision table, which feelin does not know: its cells are unary tests, gone through in order.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { evaluate, unaryTest } from 'feelin'

const require = createRequire(import.meta.url)
const { version } = JSON.parse(readFileSync(require.resolve('feelin').replace(/dist.*/, 'package.json'), 'utf8'))

function firstHit(rules, inputs, context) {
  const values = inputs.map((input) => evaluate(input, context))
  const rule = rules.find(({ tests }) => tests.every((test, i) => test === '-' || unaryTest(test, { ...context, '?': values[i] })))
  return rule ? evaluate(rule.output, context) : null
}

function run(c) {
  return c.rules ? firstHit(c.rules, c.inputs, c.context) : evaluate(c.expression, c.context)
}

let cases = null
for await (const line of createInterface({ input: process.stdin })) {
  if (cases === null) {
    cases = JSON.parse(line)
    console.log(`ready ${version}`)
    continue
  }
  const [index, count] = line.split(' ').map(Number)
  const start = process.hrtime.bigint()
  let result = null
  for (let i = 0; i < count; ++i) result = run(cases[index])
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  console.log(`${seconds} ${JSON.stringify(result)}`)
}
