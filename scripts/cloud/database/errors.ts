import type { PlatformError } from './types';

class Refusal extends Error implements PlatformError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'PlatformError';
  }
}

/** A request the database will not carry out; `message` says why. */
export function failed(message: string): PlatformError {
  return new Refusal('DATABASE_REQUEST_FAILED', message);
}

/** Something MongoDB can do that this database, or the platform, cannot. */
export function unsupported(what: string): PlatformError {
  return failed(`${what} is not supported`);
}

export function missingCollection(name: string): PlatformError {
  return new Refusal('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`);
}

/** `values` are those of the index's fields, in index order; MongoDB shows them without the field names. */
export function duplicateKey(collection: string, index: string, values: unknown[]): PlatformError {
  const key = values.map((value) => `: ${JSON.stringify(value ?? null)}`).join(', ');
  const error = `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${key} }`;
  return failed(`[FailedOperation] multiple write errors: [{write errors: [{${error}}]}, {<nil>}]`);
}

export function transactionConflict(): PlatformError {
  return new Refusal(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
      'Please check your request, but if the problem persists, contact us.',
  );
}

export function missingTransaction(id: string): PlatformError {
  return new Refusal(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server: ${id}`,
  );
}
