import { deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';

/** Pixels per module and modules of quiet zone. @source GoogleAuthenticator and QRCoder, their defaults */
const SCALE = 3;
const QUIET_ZONE = 4;

/**
 * A text as the address of a picture with its QR code.
 *
 * @fidelity inferred: the real library draws the same code, but its bytes may differ
 */
export function qrCodeAddress(text: string): string {
  const code = qrcode(0, 'Q');
  code.addData(text);
  code.make();
  const size = (code.getModuleCount() + 2 * QUIET_ZONE) * SCALE;
  const isDark = (x: number, y: number): boolean => {
    const [column, row] = [x, y].map((pixel) => Math.floor(pixel / SCALE) - QUIET_ZONE) as [number, number];
    const isInside = [column, row].every((module) => module >= 0 && module < code.getModuleCount());
    return isInside && code.isDark(row, column);
  };
  return `data:image/png;base64,${toPng(size, isDark).toString('base64')}`;
}

/** A square picture in black and white. @source PNG specification, grey scale of one bit */
function toPng(size: number, isDark: (x: number, y: number) => boolean): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8);
  const rowLength = 1 + Math.ceil(size / 8);
  const pixels = Buffer.alloc(rowLength * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (isDark(x, y)) continue;
      const at = y * rowLength + 1 + (x >> 3);
      pixels.writeUInt8(pixels.readUInt8(at) | (0x80 >> (x & 7)), at);
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
