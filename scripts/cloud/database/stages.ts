/** Which aggregate stages there are, and what is asked of each before it runs. */

import { failed, unsupported } from './errors';
import { compareValues } from './keys';
import { isPlainObject } from './paths';

export type Stage = Record<string, unknown>;

const OFFERED = new Set([
  ...['$addFields', '$bucket', '$bucketAuto', '$count', '$geoNear', '$group', '$limit', '$lookup', '$match'],
  ...['$project', '$replaceRoot', '$sample', '$skip', '$sort', '$sortByCount', '$unwind'],
]);

/** Refuses, by name, every stage the platform does not offer, also inside lookups. */
export function checkStages(stages: Stage[]): void {
  stages.forEach((stage, position) => {
    const [name, ...others] = Object.keys(stage);
    if (name === undefined || others.length > 0)
      throw failed('A pipeline stage must have exactly one field.');
    if (!OFFERED.has(name)) throw unsupported(`the aggregate stage ${name}`);
    if (name === '$geoNear' && position > 0)
      throw failed('$geoNear was not the first stage in the pipeline.');
    checkOperand(name, stage[name]);
  });
}

function checkOperand(name: string, operand: unknown): void {
  if (name === '$limit' && !isWhole(operand, 1)) throw failed('the limit must be positive');
  if (name === '$skip' && !isWhole(operand, 0)) throw failed('the skip must be a non-negative whole number');
  if (name === '$sort' && !isOrder(operand)) throw failed('$sort needs fields with 1 or -1');
  if (name === '$lookup') checkLookup(operand);
  if (name === '$bucket') checkBucket(operand);
}

function checkBucket(spec: unknown): void {
  const boundaries = isPlainObject(spec) && Array.isArray(spec.boundaries) ? spec.boundaries : [];
  const isAscending = boundaries.every((value, i) => i === 0 || compareValues(boundaries[i - 1], value) < 0);
  if (boundaries.length < 2 || !isAscending) {
    throw failed("The $bucket 'boundaries' field must be an array of at least 2 values in ascending order");
  }
}

function checkLookup(spec: unknown): void {
  if (!isPlainObject(spec) || typeof spec.from !== 'string' || typeof spec.as !== 'string') {
    throw failed('$lookup needs from and as');
  }
  const joins = typeof spec.localField === 'string' && typeof spec.foreignField === 'string';
  if (!joins && !Array.isArray(spec.pipeline))
    throw failed('$lookup needs localField and foreignField, or a pipeline');
  if (Array.isArray(spec.pipeline)) checkStages(spec.pipeline);
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least;
}

function isOrder(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const directions = Object.values(value);
  return directions.length > 0 && directions.every((direction) => direction === 1 || direction === -1);
}
