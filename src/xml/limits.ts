/**
 * What a document may hold. Lengths are in characters, names as written with their prefix, text per element.
 * Comments and processing instructions count as elements, namespace declarations as attributes.
 */
export interface XmlLimits {
  readonly maxDepth: number;
  readonly maxAttributes: number;
  readonly maxNameLength: number;
  readonly maxElements: number;
  readonly maxValueLength: number;
  readonly maxTextLength: number;
}

/** @source design section 8; text is bounded by the body limit unless a setting says otherwise */
export const DEFAULT_LIMITS: XmlLimits = Object.freeze({
  maxDepth: 128,
  maxAttributes: 256,
  maxNameLength: 1000,
  maxElements: 200_000,
  maxValueLength: 65_536,
  maxTextLength: Infinity,
});
