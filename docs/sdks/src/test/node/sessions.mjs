// Lists, pages and revokes with the vendor's SDK for Node, and prints what it saw as one line of JSON.
import { WorkOS } from '@workos-inc/node';

const [baseUrl, key, user] = process.argv.slice(2);
const { hostname, port } = new URL(baseUrl);
const sessions = new WorkOS(key, { apiHostname: hostname, port: Number(port), https: false }).userManagement;

const first = await sessions.listSessions(user, { limit: 3, order: 'asc' });
// With a limit this SDK does not go on to the next page.
const all = await (await sessions.listSessions(user, { order: 'asc' })).autoPagination();
const next = await sessions.listSessions(user, { limit: 3, order: 'asc', after: first.listMetadata.after });
await sessions.revokeSession({ sessionId: all[0].id });
const left = await sessions.listSessions(user, { limit: 10, order: 'asc' });
const refused = await sessions.listSessions('user_nobody').then(() => 0, (error) => error.status);
console.log(JSON.stringify({
    first: first.data.map((session) => session.id),
    next: next.data.map((session) => session.id),
    all: all.map((session) => session.id),
    left: left.data.map((session) => session.id),
    method: all[0].authMethod,
    refused,
}));
