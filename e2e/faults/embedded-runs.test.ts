import { describeRuns } from './describe-runs.ts';

describeRuns('embedded', 400);
