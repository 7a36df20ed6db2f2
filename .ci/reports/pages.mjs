// Every page in Chromium, narrow and wide, light and dark: it fetches nothing, fits, is drawn.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [folder, executablePath] = process.argv.slice(2);
// No sandbox as root; and the browser itself talks to nobody.
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const sizes = [360, 1280].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

/// What the page shows of itself.
function measured() {
    const root = document.documentElement;
    const seen = (element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0;
    };
    const drawing = document.querySelector('.drawing svg');
    const all = (selector) => [...(drawing?.querySelectorAll(selector) ?? [])];
    const fits = (group) => {
        const box = group.querySelector('rect').getBBox();
        return [...group.querySelectorAll('text')].every((text) => {
            const { x, y, width, height } = text.getBBox();
            return x >= box.x && y >= box.y && x + width <= box.x + box.width && y + height <= box.y + box.height;
        });
    };
    // The contrast of WCAG 2.2 between a text and what is behind it.
    const luminance = (color) => {
        const parts = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        const color = getComputedStyle(element).backgroundColor;
        return color === 'rgba(0, 0, 0, 0)' && element.parentElement ? behind(element.parentElement) : color;
    };
    const contrast = (element) => {
        const [one, other] = [getComputedStyle(element).color, behind(element)].map(luminance);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const texts = [...document.querySelectorAll('h1, h2, h3, p, li, a, strong, code, td, th, dt, dd, pre, mark')].filter(seen);
    return {
        overflow: root.scrollWidth - root.clientWidth,
        boxes: all('rect').filter(seen).length,
        lines: all('path').filter((path) => path.getTotalLength() > 0).length,
        newLines: all('path.new').length,
        spilt: all('g').filter((group) => group.querySelector('rect') && !fits(group)).length,
        faint: texts.filter((text) => contrast(text) < 4.5).map((text) => text.textContent.trim().slice(0, 40)),
        headings: [...document.querySelectorAll('h1, h2, h3')].map((heading) => Number(heading.tagName[1])),
        elements: document.querySelectorAll('script, img, iframe, link, object, [onerror], [onload]').length,
        verdictAt: document.querySelector('.verdict').getBoundingClientRect().bottom,
    };
}

function faults(report, found) {
    const steps = found.headings.slice(1).map((level, number) => level - found.headings[number]);
    return Object.entries({
        'is wider than the screen': found.overflow > 0,
        'has other boxes than roles': found.boxes !== report.graph.nodes.length,
        'has other lines than grants': found.lines !== report.graph.edges.length,
        'marks other grants than the new ones': found.newLines !== report.graph.edges.filter((edge) => edge.new).length,
        'has texts that do not fit into their boxes': found.spilt > 0,
        'has texts that are hard to read': found.faint.length > 0,
        'skips a level of headings': found.headings[0] !== 1 || steps.some((step) => step > 1),
        'holds elements of somebody else': found.elements > 0,
        'does not show its verdict at once': found.verdictAt > 800,
    }).filter(([, is]) => is).map(([what]) => what);
}

const browser = await chromium.launch({ executablePath, args });

/// What is wrong with a page in one size and scheme.
async function judge(html, report, { width, colorScheme }, picture) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    const url = pathToFileURL(html).href;
    const told = [];
    page.on('request', (request) => request.url() === url || told.push(`asks for ${request.url()}`));
    page.on('console', (message) => told.push(`says: ${message.text()}`));
    page.on('pageerror', (error) => told.push(`fails: ${error}`));
    page.on('dialog', (dialog) => told.push(`asks: ${dialog.message()}`));
    await page.goto(url);
    told.push(...faults(report, await page.evaluate(measured)));
    if (picture) await page.screenshot({ path: picture, fullPage: true });
    await page.close();
    return told;
}

const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
const report = (file) => JSON.parse(readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8')).scripts[0];
let failed = pages.length === 0 ? 1 : 0;
for (const file of pages) {
    for (const size of sizes) {
        const what = `${basename(file, '.html')}-${size.width}-${size.colorScheme}`;
        const pictures = process.env.SFGEN_SCREENSHOTS;
        const told = await judge(join(folder, file), report(file), size, pictures && join(pictures, `${what}.png`));
        told.forEach((fault) => console.log(`${what}: ${fault}`));
        failed += told.length;
    }
}

// The judge is judged, too: each of these has to be told.
const spoilt = {
    'is wider': (html) => html.replace('<h1>', '<h1 style="width: 2000px">'),
    'has other boxes': (html) => html.replace('<rect x="8"', '<g x="8"'),
    'has other lines': (html) => html.replace(/ d="M [^4][^"]*C[^"]*"/, ''),
    'marks other grants': (html) => html.replace('<path class="new" d="M 0 5', '<path d="M 0 5').replace(/<\/title><path class="new"/, '</title><path'),
    'has texts that do not fit': (html) => html.replace(/(<text class="title"[^>]*>)/, `$1${'W'.repeat(80)}`),
    'has texts that are hard': (html) => html.replace(/--text: #1b1f24/, '--text: #bbb'),
    'skips a level': (html) => html.replace('<h2 id="plan1">', '<h4 id="plan1">').replaceAll('<h2', '<h3'),
    'holds elements': (html) => html.replace('<h1>', '<h1><img src="data:,">'),
    'does not show its verdict': (html) => html.replace('<h1>', '<h1 style="height: 900px">'),
    'says:': (html) => html.replace('<h1>', '<h1><script>1</script>'),
    'asks for': (html) => html.replace(/<meta http-equiv[^>]*>/, '').replace('<h1>', '<h1><img src="other.png">'),
};
const sound = readFileSync(join(folder, 'vendor.html'), 'utf8');
const file = join(folder, '..', 'spoilt.html');
let missed = 0;
for (const [fault, spoil] of Object.entries(spoilt)) {
    writeFileSync(file, spoil(sound));
    const told = await judge(file, report('vendor.html'), sizes[0]);
    if (!told.some((what) => what.startsWith(fault))) {
        console.log(`is not told: ${fault} (${told})`);
        missed += 1;
    }
}
await browser.close();
console.log(`pages: ${pages.length} in ${sizes.length} sizes and schemes, ${failed} faults; ${Object.keys(spoilt).length} faults made, ${missed} missed`);
process.exit(failed + missed > 0 ? 1 : 0);
