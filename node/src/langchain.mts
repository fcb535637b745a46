export { EnduranceHandler } from "./langchain.js";
export type * from "./langchain.js";
