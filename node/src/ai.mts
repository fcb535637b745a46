export { evaluated } from "./ai.js";
export type * from "./ai.js";
