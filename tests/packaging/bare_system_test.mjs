// The bundle's executable where there is nothing else: a root folder with hardly a file in it, as in a distroless image.

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {chown, mkdir, readFile, writeFile} from 'node:fs/promises';
import {createServer as createHttpServer} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {freePort, removeDir, startProgram, tempDir} from '../support/processes.mjs';
import {until} from '../support/until.mjs';
import {commandBelow, machine, program} from './machine.mjs';

const run = promisify(execFile);
const EXECUTABLE = fileURLToPath(new URL(`../../build/bundle-${machine}/${program}`, import.meta.url));
/** As in Mattermost's images. */
const USER = 2000;
const IN_HOSTS = 'chat.in-hosts.test';
const IN_DNS = 'chat.in-dns.test';
/** The resolver's port is always 53; nobody else listens at this address. */
const DNS_ADDRESS = '127.53.0.1';
const TYPE_A = 1;

/** Answers every question for an address with 127.0.0.1, and every other one with nothing. */
async function startDns() {
    const socket = createSocket('udp4');
    const asked = [];
    socket.on('message', (query, from) => {
        const labels = [];
        let at = 12;
        for (; query[at] !== 0; at += query[at] + 1) {
            labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
        }
        const question = query.subarray(12, at + 5);
        const isAddress = query.readUInt16BE(at + 1) === TYPE_A;
        asked.push(labels.join('.'));
        const header = Buffer.from(query.subarray(0, 12));
        header.writeUInt16BE(0x8180, 2);
        header.fill(0, 4, 12);
        header[5] = 1;
        header[7] = isAddress ? 1 : 0;
        const answer = Buffer.from([0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
        socket.send(
            Buffer.concat(isAddress ? [header, question, answer] : [header, question]),
            from.port,
            from.address,
        );
    });
    socket.bind(53, DNS_ADDRESS);
    await once(socket, 'listening');
    return {asked, close: () => socket.close()};
}

/** A chat server that knows nobody's token. */
async function startChat(server) {
    const hosts = [];
    server.on('request', (request, response) => {
        hosts.push(request.headers.host);
        response.writeHead(401, {'Content-Type': 'application/json'}).end('{"id":"","message":"","status_code":401}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {hosts, port: server.address().port, close: () => server.close()};
}

async function makeCertificate(dir, name) {
    const key = join(dir, 'key.pem');
    const certificate = join(dir, 'certificate.pem');
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    const files = ['-keyout', key, '-out', certificate];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    await run('openssl', ['req', '-x509', ...kind, ...subject, ...files]);
    return {key: await readFile(key), cert: await readFile(certificate)};
}

const isRoot = process.getuid() === 0;

describe('the executable in an empty system', {skip: !isRoot && 'only root may change the root folder'}, () => {
    let outside;
    let root;
    let command;

    before(async () => {
        outside = await tempDir();
        root = join(outside, 'root');
        await mkdir(join(root, 'etc/ssl/certs'), {recursive: true});
        await mkdir(join(root, 'data'));
        await chown(join(root, 'data'), USER, USER);
        command = await commandBelow(root, EXECUTABLE);
        await writeFile(join(root, 'token'), 'sometoken\n');
        await writeFile(join(root, 'etc/hosts'), `127.0.0.1 ${IN_HOSTS}\n`);
        await writeFile(join(root, 'etc/resolv.conf'), `nameserver ${DNS_ADDRESS}\n`);
        // What a desktop system names here are libraries for another libc than the executable has in it.
        await writeFile(join(root, 'etc/nsswitch.conf'), 'hosts: mdns4_minimal [!SUCCESS=return] files dns\n');
    });
    after(() => removeDir(outside));

    const inside = (args) => [`--userspec=${USER}:${USER}`, root, ...command(args)];
    const serveArgs = async (url) =>
        inside([
            ...['serve', '--chat-url', url, '--chat-token-file', '/token'],
            ...['--data-dir', '/data', '--http-port', String(await freePort())],
        ]);
    /** It ends when it has learned that the chat server does not know its token, so it has reached it. */
    const isRefused = async (url) =>
        assert.rejects(run('chroot', await serveArgs(url), {env: {PATH: process.env.PATH}, timeout: 60_000}), {
            code: 2,
            stderr: new RegExp(`${url} does not accept the token`),
        });

    test('runs', async () => {
        assert.match((await run('chroot', inside(['--version']))).stdout, /\d+\.\d+\.\d+/);
    });

    test('finds a host of /etc/hosts', async () => {
        const chat = await startChat(createHttpServer());
        try {
            const url = `http://${IN_HOSTS}:${chat.port}`;
            await isRefused(url);
            assert.equal(chat.hosts[0], `${IN_HOSTS}:${chat.port}`);
        } finally {
            chat.close();
        }
    });

    test('finds a host by DNS', async () => {
        const dns = await startDns();
        const chat = await startChat(createHttpServer());
        try {
            const url = `http://${IN_DNS}:${chat.port}`;
            await isRefused(url);
            assert.ok(dns.asked.includes(IN_DNS), dns.asked.join(', '));
        } finally {
            chat.close();
            dns.close();
        }
    });

    test('trusts the one file of authorities that a distroless image has, and without it nobody', async () => {
        const certificate = await makeCertificate(outside, IN_HOSTS);
        const chat = await startChat(createHttpsServer(certificate));
        const url = `https://${IN_HOSTS}:${chat.port}`;
        try {
            const muster = await startProgram('chroot', await serveArgs(url), {name: 'muster'});
            try {
                await until('the refusal', () => muster.log().includes('certificate: self-signed certificate'));
            } finally {
                await muster.stop();
            }
            assert.deepEqual(chat.hosts, []);

            await writeFile(join(root, 'etc/ssl/certs/ca-certificates.crt'), certificate.cert);
            await isRefused(url);
            assert.equal(chat.hosts[0], `${IN_HOSTS}:${chat.port}`);
        } finally {
            chat.close();
        }
    });
});
