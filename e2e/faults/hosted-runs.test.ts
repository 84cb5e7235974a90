import { describeRuns } from './describe-runs.ts';

describeRuns('hosted', 600);
