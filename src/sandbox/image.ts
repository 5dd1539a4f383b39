import { currentImage, requireImage } from '../storage/database.js';
import { DamagedFileError, DatabaseFileError } from '../storage/fileErrors.js';

/**
 * Takes bytes from outside as the image of a world.
 *
 * @throws RangeError for what this version cannot become
 */
export function checkImage(bytes: Buffer): void {
  try {
    requireImage(bytes, 'the snapshot');
    currentImage(bytes);
  } catch (error) {
    if (error instanceof DamagedFileError)
      throw new RangeError(`these bytes are no snapshot of this version or an earlier one: ${error.reason}`);
    throw error instanceof DatabaseFileError ? new RangeError(error.message) : error;
  }
}
