import { Type } from 'typebox';
import type { StoredNotice } from '../../store/notices.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { NoticeList, type Notice } from '../schemas/office.ts';
import type { App } from '../types.ts';

/** A notice as the API tells it. */
export function noticeView({ number, kind, text, publishedAt, withdrawnAt }: StoredNotice): Notice {
  return {
    id: String(number),
    kind,
    text,
    at: publishedAt.toISOString(),
    ...(withdrawnAt === null ? {} : { withdrawnAt: withdrawnAt.toISOString() }),
  };
}

/** What the office tells everybody: small enough to be asked for again and again. */
export function noticeRoutes(app: App, { store }: HttpContext): void {
  app.get(
    '/consultations/:consultation/notices',
    {
      schema: {
        operationId: 'listNotices',
        tags: ['public'],
        summary:
          'The notices of the election office, the newest first; ask again every half minute or less often',
        params: Type.Object({ consultation: Type.String({ maxLength: 100 }) }),
        response: { 200: NoticeList, ...problems('consultation-unknown') },
      },
    },
    async (request) => {
      const { consultation } = request.params;
      if ((await store.consultations.find(consultation)) === undefined) {
        throw new HttpFailure({ code: 'consultation-unknown' });
      }
      return { notices: (await store.notices.ofConsultation(consultation)).map(noticeView) };
    },
  );
}
