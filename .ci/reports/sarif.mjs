// Every report in SARIF: by the standard's JSON Schema, and by Microsoft's validator with the
// rules of GitHub's code scanning.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const [folder] = process.argv.slice(2);
const tool = 'node_modules/@microsoft/sarif-multitool-linux';
const schema = JSON.parse(readFileSync(join(tool, 'sarif-2.1.0.json'), 'utf8'));
const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
chmodSync(join(tool, 'Sarif.Multitool'), 0o755);

// The runs of so many reports are judged at once, in one log: the validator takes long to start,
// GitHub takes no more runs in a log, and of several files the validator forgets some.
const AT_ONCE = 20;

/// What is said against logs, each with its name in front.
function complaints(logs) {
    const sound = logs.filter(([, log]) => valid(log));
    const unsound = logs.filter((log) => !sound.includes(log));
    const found = unsound.map(([name]) => `${name}: is not valid by the schema`);
    for (let start = 0; start < sound.length; start += AT_ONCE) {
        found.push(...byTool(sound.slice(start, start + AT_ONCE)));
    }
    return found;
}

/// What Microsoft's validator says; it ends with 0 whatever it finds: its lines count.
function byTool(logs) {
    const merged = { ...logs[0][1], runs: logs.flatMap(([, log]) => log.runs) };
    const place = join(folder, '..', 'merged.sarif');
    writeFileSync(place, JSON.stringify(merged));
    const { stdout, error } = spawnSync(
        join(tool, 'Sarif.Multitool'),
        ['validate', place, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'],
        { encoding: 'utf8', env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, maxBuffer: 1 << 28 },
    );
    if (error || !stdout.includes('1 files scanned.') || !stdout.includes('Analysis completed successfully.')) {
        throw new Error(`the validator did not do its work: ${error ?? stdout}`);
    }
    const lines = stdout.split('\n').filter((line) => /: (error|warning) \w+: /.test(line));
    return lines.map((line) => {
        const run = /runs\[(\d+)\]/.exec(line);
        return `${run ? logs[run[1]][0] : 'all'}: ${line.replace(/^.*?: /, '')}`;
    });
}

const read = (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))];
const logs = readdirSync(folder).filter((file) => file.endsWith('.sarif')).map(read);
const found = complaints(logs);
found.forEach((line) => console.log(line));

// The judges are judged, too: each of these has to be found.
const place = (run) => run.results[0].locations[0].physicalLocation;
const faults = {
    'no-message': (run) => delete run.results[0].message,
    'no-place': (run) => delete run.results[0].locations,
    'line-0': (run) => { place(run).region.startLine = 0; },
    'no-uri': (run) => { place(run).artifactLocation.uri = 'a b<c>.sql'; },
    'no-such-rule': (run) => { run.results[0].ruleIndex = 999; },
    'no-such-level': (run) => { run.results[0].level = 'fatal'; },
    'unknown-field': (run) => { run.results[0].other = 1; },
};
const spoilt = Object.entries(faults).map(([name, spoil]) => {
    const [, log] = read('vendor-dbt.sarif');
    spoil(log.runs[0]);
    return [name, log];
});
const told = complaints(spoilt);
const missed = Object.keys(faults).filter((name) => !told.some((line) => line.startsWith(`${name}: `)));
missed.forEach((name) => console.log(`${name} is not found`));
console.log(`sarif: ${logs.length} reports, ${found.length} complaints; ${spoilt.length} faults made, ${missed.length} missed`);
process.exit(found.length + missed.length > 0 || logs.length < 100 ? 1 : 0);
