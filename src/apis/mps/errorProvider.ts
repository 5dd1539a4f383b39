import { MpsError, SET_ERROR } from './errors.js';
import { procedure } from './procedure.js';

/**
 * Raises an error with a chosen code and text.
 *
 * @source mpf.en error_seterror
 * @fidelity documented; the form of the code in the answer inferred
 */
export const setError = procedure({
  ...SET_ERROR,
  access: 'public',
  type: 'read',
  schema: {
    hr: { type: 'string', required: true },
    desc: { type: 'string', required: true },
  },
  source: 'mpf.en error_seterror',
  grade: 'documented',
  run: ({ hr, desc }) => {
    throw new MpsError(
      { code: hresult(hr), text: '%1', source: 'error_seterror', grade: 'documented' },
      desc,
    );
  },
});

/**
 * Maps the error being handled to a friendlier one by a look-up file. No such file is published, so ours is empty: an
 * error that must be handled becomes 0x80004005, any other goes on as it is.
 *
 * @source mpf.en error_translateprovisioningerror
 * @fidelity documented; the empty file is ours
 */
export const translateProvisioningError = procedure({
  namespace: SET_ERROR.namespace,
  procedure: 'TranslateProvisioningError',
  access: 'public',
  type: 'read',
  schema: {
    errorMessageContext: { type: 'string', required: true },
    locId: { type: 'integer' },
    mustHandleError: { type: 'boolean' },
  },
  source: 'mpf.en error_translateprovisioningerror',
  grade: 'documented',
  run: ({ mustHandleError = true }, { caught }) => {
    if (caught === undefined) return;
    if (mustHandleError) throw new MpsError('UNSPECIFIED');
    const { code, description } = caught;
    throw new MpsError(
      { code, text: '%1', source: 'the error being handled', grade: 'documented' },
      description,
    );
  },
});

/** A code as it is answered: hexadecimal, whichever of the two forms it came in. */
function hresult(given: string): string {
  const digits = /^0x[0-9a-f]{1,8}$/i.test(given) ? given.slice(2) : decimalDigits(given);
  return `0x${digits.toLowerCase().padStart(8, '0')}`;
}

function decimalDigits(given: string): string {
  const value = Number(given);
  const isHresult = /^-?\d{1,10}$/.test(given) && value >= -(2 ** 31) && value < 2 ** 32;
  if (!isHresult) throw new MpsError('ARGUMENT_INVALID');
  return (value >>> 0).toString(16);
}
