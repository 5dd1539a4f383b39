/** A time zone by its IANA name, as offsets: the server's local time that records are written in. */
export class TimeZone {
  static readonly UTC = new TimeZone('UTC');

  /** As the platform names it: `Etc/GMT` and the like become `UTC`. */
  readonly name: string;
  readonly #format: Intl.DateTimeFormat | undefined;
  /** Offset by quarter of an hour, the grid that transitions keep to. */
  readonly #offsets = new Map<number, number>();

  /** @throws RangeError for a name that is not a time zone */
  constructor(name: string) {
    // The platform's time zone data take long to load, and UTC needs none.
    if (name !== 'UTC') {
      this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    }
    this.name = this.#format?.resolvedOptions().timeZone ?? 'UTC';
  }

  /** Minutes that local time is ahead of UTC, whole ones: local mean time of old days is rounded. */
  offsetMinutes(instantMs: number): number {
    if (this.name === 'UTC' || this.#format === undefined) return 0;
    const quarter = Math.floor(instantMs / QUARTER_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = parseOffset(this.#format.format(quarter * QUARTER_MS));
    if (this.#offsets.size >= REMEMBERED) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /**
   * The instant at which the local clock shows a time, given as if it were UTC. A time the clock shows twice or
   * skips is taken as standard time.
   *
   * @source .NET, TimeZoneInfo.GetUtcOffset: ambiguous and invalid times get the zone's base offset
   * @fidelity documented
   */
  toInstant(wallClockMs: number): number {
    if (this.name === 'UTC') return wallClockMs;
    const before = this.offsetMinutes(wallClockMs - DAY_MS);
    const after = this.offsetMinutes(wallClockMs + DAY_MS);
    const standard = Math.min(before, after);
    const other = Math.max(before, after);
    const asOther = wallClockMs - other * MINUTE_MS;
    const asStandard = wallClockMs - standard * MINUTE_MS;
    const isOther = this.offsetMinutes(asOther) === other && this.offsetMinutes(asStandard) !== standard;
    return isOther ? asOther : asStandard;
  }
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Entries kept per zone; a list of a thousand records has about two dates each. */
const REMEMBERED = 4096;

/** Reads the end of `7/3/2024, GMT+02:00`; plain `GMT` is no offset, seconds are rounded. */
function parseOffset(formatted: string): number {
  const offset = formatted.slice(formatted.lastIndexOf('GMT') + 'GMT'.length);
  if (offset === '') return 0;
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes + Math.round(seconds / 60);
  return offset.startsWith('-') ? -total : total;
}
