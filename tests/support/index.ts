export * from './cloud';
export * from './people';
