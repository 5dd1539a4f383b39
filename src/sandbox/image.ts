import { Database } from '../storage/database.js';

/** Whether bytes are the image of a world that this version can become. */
export function isImage(bytes: Buffer): boolean {
  try {
    const database = Database.fromImage(bytes);
    try {
      return database.isSound;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
