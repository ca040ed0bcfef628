// The way to the catalog and to notifications, on which both can fail. It leads
// to whichever replica answers.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What can befall an answer of the catalog; `half` breaks off within its body. */
export const CATALOG_FAULTS = ['slow', 'error', 'reset', 'half'];

/**
 * @param targets - answers the addresses of the replicas that live
 */
export async function startProxy(targets) {
  /** By plugin id: what befalls its answers. */
  const modes = { catalog: 'pass', notifications: 'pass' };
  /** Notifications that were accepted, by their scope. */
  const accepted = new Map();
  /** What is done between an answer and its asker's hearing of it. */
  const hooks = {};
  const agent = new Agent({ keepAlive: false });
  let befallen = 0;

  const server = createServer(async (req, res) => {
    // /<who asks>/api/<plugin>/…
    const [, asker, , plugin] = req.url.split('/');
    const path = req.url.slice(asker.length + 1);
    const mode = modes[plugin] ?? 'pass';
    if (mode !== 'pass') befallen++;
    if (mode === 'reset') return req.socket.destroy();
    if (mode === 'error' || mode === 'refuse') {
      return fail(res, mode === 'error' ? 500 : 503);
    }
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    if (mode === 'slow') await sleep(3_000);
    const answer = await forward(targets(), {
      agent,
      path,
      method: req.method,
      headers: req.headers,
      body: Buffer.concat(chunks),
    });
    if (!answer) return fail(res, 503);
    const { status, headers, body } = answer;
    if (plugin === 'notifications' && req.method === 'POST' && status < 300) {
      note(accepted, chunks);
      await hooks.onAccepted?.(asker);
    }
    if (plugin === 'catalog') await hooks.onRead?.(asker);
    res.writeHead(status, headers);
    if (mode !== 'half') return res.end(body);
    res.write(body.subarray(0, Math.floor(body.length / 2)));
    await sleep(50);
    return res.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    accepted,
    hooks,
    /** How many answers something befell. */
    get befallen() {
      return befallen;
    },
    set: (plugin, mode) => {
      modes[plugin] = mode;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

function fail(res, status) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end('{"error":{"name":"Error","message":"Away for a while"}}');
}

function note(accepted, chunks) {
  const { payload } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  accepted.set(payload.scope, (accepted.get(payload.scope) ?? 0) + 1);
}

/** Asks one replica after the other, as a load balancer does. */
async function forward(targets, asked) {
  for (const target of targets) {
    const answer = await ask(target, asked).catch(() => undefined);
    if (answer) return answer;
  }
  return undefined;
}

function ask(target, { path, body, ...asked }) {
  return new Promise((resolve, reject) => {
    const headers = { ...asked.headers, connection: 'close' };
    delete headers['transfer-encoding'];
    headers['content-length'] = String(body.length);
    const asking = request(
      new URL(path, target),
      { ...asked, headers },
      async answer => {
        try {
          const chunks = [];
          for await (const chunk of answer) chunks.push(chunk);
          resolve({
            status: answer.statusCode,
            headers: withoutHops(answer.headers),
            body: Buffer.concat(chunks),
          });
        } catch (error) {
          reject(error);
        }
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Headers but those of the connection itself. */
function withoutHops(headers) {
  const kept = { ...headers };
  delete kept.connection;
  delete kept['keep-alive'];
  delete kept['transfer-encoding'];
  return kept;
}
