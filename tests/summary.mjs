// Reads a TRX file: each failing test with its message, then 'N passed, N failed'. Status 1 where any failed, none ran, or the run broke off.
import { readFileSync } from 'node:fs';

const [path, status] = process.argv.slice(2);
const trx = readFileSync(path, 'utf8');
const plain = text => text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(+code))
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const counts = { Passed: 0, Failed: 0, NotExecuted: 0 };
const classes = new Map([...trx.matchAll(/<UnitTest [^>]*?id="([^"]+)"[\s\S]*?className="([^"]+)"/g)].map(([, id, name]) => [id, name]));

for (const [, attributes, body] of trx.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
  const of = name => plain(attributes.match(new RegExp(`${name}="([^"]*)"`))?.[1] ?? '');
  const outcome = of('outcome');
  counts[outcome in counts ? outcome : 'Failed']++;
  if (outcome === 'Passed' || outcome === 'NotExecuted') continue;
  const message = plain(body?.match(/<Message>([\s\S]*?)<\/Message>/)?.[1] ?? 'no message');
  console.log(`FAILED ${classes.get(of('testId')) ?? ''} ${of('testName')}\n${message.trim().replace(/^/gm, '  ')}\n`);
}

const brokeOff = status !== '0' && counts.Failed === 0;
if (brokeOff) console.log('FAILED The run broke off before its end.\n');
const failed = counts.Failed + (brokeOff ? 1 : 0);
console.log(`${counts.Passed} passed, ${failed} failed${counts.NotExecuted > 0 ? `, ${counts.NotExecuted} skipped` : ''}`);
process.exit(failed > 0 || counts.Passed === 0 ? 1 : 0);
