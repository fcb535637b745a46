export { guard } from "./express.js";
export type * from "./express.js";
