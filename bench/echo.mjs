// The least that a slash command's integration can do: it answers, and knows nothing. The limit beside which Muster is
// measured; a process of its own, as Muster is.

import {createServer} from 'node:http';

const ANSWER = JSON.stringify({response_type: 'ephemeral', text: ''});

const server = createServer((incoming, answer) => {
    incoming.resume().on('end', () => {
        answer.writeHead(200, {'Content-Type': 'application/json', 'Content-Length': ANSWER.length});
        answer.end(ANSWER);
    });
});
server.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
