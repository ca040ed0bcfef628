import { Agent, request } from 'node:http';
import { PEOPLE, STILL } from '../company.mjs';

const CONNECTIONS = 20;

/**
 * A replica is told to end while requests are under way on connections that are
 * kept alive: each that it has taken is answered, none by halves, and it ends.
 */
export async function cleanShutdown(context) {
  const { replicas, random, tokens } = context;
  const victim = random.pick(replicas);
  const headers = { authorization: `Bearer ${tokens[PEOPLE[0]]}` };
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const answers = [];
  const keepAsking = async index => {
    for (;;) {
      const began = Date.now();
      const answer = await ask(victim, agent, headers, index);
      answers.push({ ...answer, began, ended: Date.now() });
      // Whoever is told that it ends asks elsewhere, as a load balancer does.
      if (answer.failure || answer.status === 503) return;
    }
  };
  const asking = Array.from({ length: CONNECTIONS }, (_, index) =>
    keepAsking(index),
  );
  await new Promise(resolve => setTimeout(resolve, 2_000));
  const told = Date.now();
  const code = await victim.terminate();
  const lasted = Date.now() - told;
  await Promise.all(asking);
  agent.destroy();
  await victim.restart();
  const taken = answers.filter(one => one.began < told && one.ended >= told);
  const dropped = taken.filter(one => one.failure || one.status !== 200);
  const broken = answers.filter(one => one.failure && one.begun);
  const errors = answers.filter(one => one.status >= 500 && one.status !== 503);
  return {
    did: `${answers.length} requests on ${CONNECTIONS} connections, ${taken.length} under way when it was told; it ended after ${lasted} ms with code ${code}`,
    wrong: [
      ...(code === 0 ? [] : [`it ended with code ${code}`]),
      ...(taken.length > 0 ? [] : ['nothing was under way']),
      ...(dropped.length > 0
        ? [
            `${dropped.length} of ${
              taken.length
            } requests under way were dropped: ${
              dropped[0].failure ?? dropped[0].status
            }`,
          ]
        : []),
      ...(broken.length > 0 ? [`${broken.length} answers broke off`] : []),
      ...(errors.length > 0
        ? [
            `${errors.length} answers of ${errors[0].status}, the first ${
              errors[0].began - told
            } ms after it was told: ${errors[0].text}`,
          ]
        : []),
    ],
  };
}

const [, name] = STILL.split('/');
const paths = [
  `/entities/component/default/${name}`,
  '/rollup?by=tier',
  '/findings?limit=500',
  '/reviews?limit=500',
];

/**
 * @returns the status and how the answer begins, or the failure and whether the
 *   answer had begun
 */
function ask(victim, agent, headers, index) {
  return new Promise(resolve => {
    let begun = false;
    const fail = error =>
      resolve({ failure: error.code ?? error.message, begun });
    const url = `${victim.url}/api/continuity${paths[index % paths.length]}`;
    const asked = request(url, { agent, headers }, answer => {
      begun = true;
      answer.on('error', fail);
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', part => {
        text = (text + part).slice(0, 300);
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', fail);
    asked.end();
  });
}
