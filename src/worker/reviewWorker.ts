import { answerJob, type JobOf } from "./oneJob";
import { reviewDesk } from "./reviewDesk";
import type { ReviewJobs } from "./reviewJobs";

self.onmessage = ({ data }: MessageEvent<JobOf<ReviewJobs>>) => void answerJob<ReviewJobs>(reviewDesk, data).then((answer) => self.postMessage(answer));
