import { createServer, type RequestListener } from 'node:http';
import { urlOf } from '../http/url.js';
import type { Access } from './access.js';
import type { Control } from './control.js';

export interface ControlServerOptions {
  readonly host: string;
  readonly port: number;
  readonly access: Access;
}

export interface ControlServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the control API: JSON on a listener of its own, so that the emulated ports hold nothing foreign. */
export async function serveControl(
  control: Control,
  { host, port, access }: ControlServerOptions,
): Promise<ControlServer> {
  const server = createServer(routesOf(control, access));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: urlOf(server, host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The routes are loaded with the first request: Express takes longer to load than all of the emulator to start. */
function routesOf(control: Control, access: Access): RequestListener {
  let routes: Promise<RequestListener> | undefined;
  return (req, res) => {
    routes ??= Promise.all([import('./app.js'), import('./routes/table.js')]).then(
      ([{ controlApp }, { CONTROL_ROUTES }]) => controlApp(control, CONTROL_ROUTES, access),
    );
    void routes.then((answer) => {
      answer(req, res);
    });
  };
}
