// Our schemas in a second validator, in the language of the editors that read them: the patterns
// are its regular expressions.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const [pages, payloads, schemas] = process.argv.slice(2);
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, keywords: ['patternErrorMessage'] });
const isPayload = ajv.compile(json(schemas, 'payload.json'));
const isReview = ajv.compile(json(schemas, 'review.json'));

const failed = [];
function expect(what, wanted, found, errors) {
    if (wanted !== found) failed.push(`${what}: ${JSON.stringify(errors)}`);
}
const reviews = readdirSync(pages).filter((file) => file.endsWith('.json'));
for (const file of reviews) expect(file, true, isReview(json(pages, file)), isReview.errors);

// What DELETE takes is no payload.
const valid = readdirSync(payloads).filter((file) => file.endsWith('.json'));
for (const file of valid.filter((file) => !file.includes('trailing-commas'))) {
    expect(file, file !== 'delete-request.json', isPayload(json(payloads, file)), isPayload.errors);
}
for (const name of ['A&B', 'a\u202eb', 'a$$b', 'A\\B', '', 'x'.repeat(256)]) {
    const payload = json(payloads, 'names-hostile.json');
    payload.config.warehouse = name;
    expect(JSON.stringify(name), false, isPayload(payload), []);
}
failed.forEach((line) => console.log(line));
console.log(`schemas: ${reviews.length} reviews and ${valid.length} payloads, ${failed.length} misjudged`);
process.exit(failed.length > 0 ? 1 : 0);
