/**
 * Keeps a process on this machine: a connection to another one, or a question about a name that is not of this one, is
 * refused and written down. Loaded with `--import`, so that it is there before anything else; what it patches are
 * Node's own modules, which every test file and the emulator inside it share.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { isIP, Socket } from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
import { attemptsFile } from './attempts.js';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|::ffff:127(\.\d{1,3}){3})$/;
const LOCAL_NAME = /^([^.]+\.)*localhost\.?$/i;

/** Whether an address or a name is of this machine. Nothing at all means it, too: Node then takes localhost. */
function isLocal(host) {
  if (host === undefined || host === null || host === '') return true;
  return isIP(String(host)) === 0 ? LOCAL_NAME.test(String(host)) : LOOPBACK.test(String(host));
}

function refuse(what) {
  const refusal = new Error(`this run stays on this machine: ${what}`);
  appendFileSync(attemptsFile(process.pid), `${what}\n${String(refusal.stack)}\n\n`);
  return Object.assign(refusal, { code: 'EOUTBOUND' });
}

/** The host in the arguments of `connect`: options, a list that Node has normalized, or port and host one by one. */
function hostOf([first, second]) {
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) return first.path === undefined ? first.host : undefined;
  return typeof second === 'string' ? second : undefined;
}

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const host = hostOf(args);
  // A name is asked about first, and refused there: whoever brings a look-up of its own may call it what it likes.
  if (isLocal(host) || isIP(String(host)) === 0) return Reflect.apply(connect, this, args);
  const refusal = refuse(`connection to ${host}`);
  process.nextTick(() => this.destroy(refusal));
  return this;
};

for (const method of ['send', 'connect']) {
  const original = dgram.Socket.prototype[method];
  dgram.Socket.prototype[method] = function (...args) {
    const host = args.find((arg) => typeof arg === 'string' && isIP(arg) !== 0);
    if (!isLocal(host)) throw refuse(`datagram to ${host}`);
    return Reflect.apply(original, this, args);
  };
}

const QUESTIONS = /^(lookup|resolve\w*|reverse)$/;

/** Puts a refusal in the place of every question of a resolver, told in the way in which it tells. */
function guard(resolver, tell) {
  for (const name of Object.getOwnPropertyNames(resolver)) {
    const original = resolver[name];
    if (!QUESTIONS.test(name) || typeof original !== 'function') continue;
    resolver[name] = function (...args) {
      if (isLocal(args[0]) || (name === 'lookup' && isIP(String(args[0])) !== 0))
        return Reflect.apply(original, this, args);
      return tell(refuse(`${name} of ${args[0]}`), args);
    };
  }
}

const byCallback = (refusal, args) => {
  const callback = args.at(-1);
  if (typeof callback === 'function') process.nextTick(callback, refusal);
};
const byPromise = (refusal) => Promise.reject(refusal);

guard(dns, byCallback);
guard(dns.Resolver.prototype, byCallback);
guard(dns.promises, byPromise);
guard(dns.promises.Resolver.prototype, byPromise);
// Whoever imported a function by its name gets the guarded one as well.
syncBuiltinESMExports();
