// What a browser has to load, and the limit that nobody may pass unnoticed.
import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

const limit = 250 * 1000;
const bundle = readFileSync(new URL('dist/main.js', import.meta.url));
const packed = gzipSync(bundle, {level: 9}).length;
const said = `dist/main.js: ${(packed / 1000).toFixed(1)} kB gzip of ${limit / 1000} kB`;

// A second React would draw into a tree that the first does not know.
const foreign = ['react/jsx-runtime', 'ReactCurrentDispatcher'].filter((each) => bundle.includes(each));
if (packed >= limit || foreign.length > 0) {
    console.error(packed >= limit ? `${said}: too much` : `dist/main.js has React in it: ${foreign.join(', ')}`);
    process.exit(1);
}
console.log(said);
