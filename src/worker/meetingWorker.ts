import { meetingOverview } from "../meeting/meetingOverview";
import { takeStep } from "../meeting/takeStep";
import { javaScriptClock } from "../planningHost";
import { browserSolvers } from "./browserSolvers";
import type { MeetingJobs } from "./meetingJobs";
import { answerJob, type JobOf } from "./oneJob";

const desk: MeetingJobs = {
  overview: async (grids, request) => meetingOverview(grids, request),
  take: async (step, grids, request) => takeStep(step, grids, request, { ...(await browserSolvers()), clock: javaScriptClock }),
};

self.onmessage = ({ data }: MessageEvent<JobOf<MeetingJobs>>) => void answerJob<MeetingJobs>(desk, data).then((answer) => self.postMessage(answer));
