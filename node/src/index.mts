// The same for `import`: one copy of the package, whichever way it is loaded.

export {
  EnduranceClient,
  EnduranceConfigError,
  EnduranceError,
  EnduranceValidationError,
  EnduranceWithheldError,
  Evaluation,
  EvaluationStream,
  Evaluator,
  RowError,
  Scan,
  Verified,
  evaluate,
  evaluateAsync,
  evaluateBatch,
  scan,
  scanAsync,
  verify,
  verifyAsync,
} from "./index.js";
export type * from "./index.js";
