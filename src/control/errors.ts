/** Something named in a path is not there. */
export class NotFound extends Error {}

/** What is asked cannot be done as things stand. */
export class Conflict extends Error {}

/** What is said in a body or a query cannot be said there; the message says what is wrong with it. */
export class BadRequest extends Error {}
