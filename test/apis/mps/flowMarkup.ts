import { run } from './engine.js';

export const DONE = '<after source="executeData" destination="data" mode="merge"/>';
export const SET_ERROR = (code: string, text: string) =>
  `<execute namespace="Error Provider" procedure="SetError"><executeData><hr>${code}</hr><desc>${text}</desc></executeData></execute>`;
export const errorContext = (
  code: string,
  text: string,
  executeSeqNo: number,
  namespace: string,
  procedure: string,
) =>
  `<errorContext description="${text}" code="${code}" executeSeqNo="${executeSeqNo}">` +
  `<errorSource namespace="${namespace}" procedure="${procedure}"/></errorContext>`;
export const marked = (model: { tenants: { findByCode(code: string): unknown } }, ...codes: string[]) =>
  codes.filter((code) => model.tenants.findByCode(code) !== undefined);
export const MARK = (code: string) =>
  `<execute namespace="Test" procedure="Mark"><executeData><mark>${code}</mark></executeData></execute>`;
export const request = (procedure: string, data = '') =>
  run(`<request><data>${data}</data><procedure>${procedure}</procedure></request>`);
