// How a part of the page looks, compared with the picture that is kept of it in pictures/. MUSTER_PICTURES=write keeps what is there now
// (and needs optipng, which makes the files a quarter as large).

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';

const kept = fileURLToPath(new URL('./pictures/', import.meta.url));
const unlike = fileURLToPath(new URL('../../build/pictures/', import.meta.url));
const isWriting = process.env.MUSTER_PICTURES === 'write';
/** How far a point's colour may be off (0 to 1), and what part of the points may be further off: another release of Chromium may draw an
 * edge differently, but moves and recolours nothing. */
const COLOUR = 0.15;
const PART = 0.002;

/**
 * @param {import('playwright-core').Locator} part
 * @param {string} name of the picture
 */
export async function looksAsKept(part, name) {
    await part.page().mouse.move(0, 0); // nothing is lit up because the pointer happens to be there
    const now = PNG.sync.read(await part.screenshot({animations: 'disabled'}));
    const file = `${kept}${name}.png`;
    if (isWriting) {
        await mkdir(kept, {recursive: true});
        await writeFile(file, PNG.sync.write(now, {colorType: 2}));
        await promisify(execFile)('optipng', ['-quiet', '-o2', file]);
        return;
    }
    const before = PNG.sync.read(await readFile(file));
    const {width, height} = before;
    const isSameSize = now.width === width && now.height === height;
    const shown = new PNG({width, height});
    const count = isSameSize
        ? pixelmatch(before.data, now.data, shown.data, width, height, {threshold: COLOUR})
        : width * height;
    if (count > width * height * PART) {
        await mkdir(unlike, {recursive: true});
        await writeFile(`${unlike}${name}.png`, PNG.sync.write(now));
        await writeFile(`${unlike}${name}.unlike.png`, PNG.sync.write(shown));
        const sizes = isSameSize ? '' : `, which was ${width} × ${height} and is ${now.width} × ${now.height}`;
        assert.fail(`${count} points of ${name} are not as in tests/browser/pictures${sizes}: see build/pictures/`);
    }
}
