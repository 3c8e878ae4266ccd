import { answerReviewJob, type ReviewJob } from "./reviewJobs";
import { reviewDesk } from "./reviewDesk";

self.onmessage = ({ data }: MessageEvent<ReviewJob>) => void answerReviewJob(reviewDesk, data).then((answer) => self.postMessage(answer));
