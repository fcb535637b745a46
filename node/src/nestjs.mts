export { EnduranceGuard, EnduranceInterceptor, EnduranceModule } from "./nestjs.js";
export type * from "./nestjs.js";
