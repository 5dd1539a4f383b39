/**
 * A column's name as an element's: characters that a name cannot hold, or cannot begin with, become `_xHHHH_`.
 *
 * @source .NET's XmlConvert.EncodeLocalName
 * @fidelity documented
 */
export function elementName(column: string): string {
  const characters = Array.from(column);
  return characters
    .map((character, index) => {
      const isEscape =
        character === '_' && /^_x[0-9A-Fa-f]{4}_/.test(characters.slice(index, index + 7).join(''));
      const allowed = index === 0 ? NAME_START : NAME_CHARACTER;
      return allowed.test(character) && !isEscape ? character : encoded(character);
    })
    .join('');
}

const NAME_START = /^[\p{L}\p{Nl}_]$/u;
const NAME_CHARACTER = /^[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Me}\p{Lm}_.\-·]$/u;

function encoded(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xffff ? 8 : 4, '0')}_`;
}
