/** Digits .NET's decimal holds after the point at most. */
const MOST_PLACES = 28;

/** A number with the places after its point kept, as .NET's decimal keeps them: 1.50 + 1.5 is 3.00. */
export class Decimal {
  readonly #units: bigint;
  readonly #places: number;

  private constructor(units: bigint, places: number) {
    this.#units = units;
    this.#places = places;
  }

  /** From digits with at most one point. */
  static parse(text: string): Decimal {
    const [whole = '', fraction = ''] = text.split('.');
    return new Decimal(BigInt(`${whole}${fraction}`), fraction.length);
  }

  plus(other: Decimal): Decimal {
    const places = Math.max(this.#places, other.#places);
    return new Decimal(this.#at(places) + other.#at(places), places);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.#units * other.#units, this.#places + other.#places).#within(MOST_PLACES);
  }

  /** @throws RangeError when the other is zero */
  dividedBy(other: Decimal): Decimal {
    const quotient = (this.#at(MOST_PLACES + other.#places) * 10n) / other.#units;
    return new Decimal(quotient, MOST_PLACES + 1).#within(MOST_PLACES).#withoutZeros();
  }

  /** What is left of a division, with the sign of what was divided. @throws RangeError when the other is zero */
  remainder(other: Decimal): Decimal {
    const places = Math.max(this.#places, other.#places);
    return new Decimal(this.#at(places) % other.#at(places), places);
  }

  negated(): Decimal {
    return new Decimal(-this.#units, this.#places);
  }

  /** Negative, zero or positive, as this is less than, the same as or more than the other. */
  compare(other: Decimal): number {
    const places = Math.max(this.#places, other.#places);
    const difference = this.#at(places) - other.#at(places);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  toString(): string {
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#places + 1, '0');
    const whole = digits.slice(0, digits.length - this.#places);
    const fraction = this.#places === 0 ? '' : `.${digits.slice(-this.#places)}`;
    return `${this.#units < 0n ? '-' : ''}${whole}${fraction}`;
  }

  toNumber(): number {
    return Number(this.toString());
  }

  #at(places: number): bigint {
    return this.#units * 10n ** BigInt(places - this.#places);
  }

  /** Rounded half away from zero to what may stand after the point. */
  #within(places: number): Decimal {
    if (this.#places <= places) return this;
    const divisor = 10n ** BigInt(this.#places - places);
    const half = this.#units < 0n ? -divisor / 2n : divisor / 2n;
    return new Decimal((this.#units + half) / divisor, places);
  }

  #withoutZeros(): Decimal {
    const text = this.toString();
    return text.includes('.') ? Decimal.#signed(text.replace(/\.?0+$/, '')) : this;
  }

  static #signed(text: string): Decimal {
    return text.startsWith('-') ? Decimal.parse(text.slice(1)).negated() : Decimal.parse(text);
  }
}
