/* learner_record.h: a comprehensive learner record as JSON: what is demonstrated, by which
 * evidence, and how it was judged.
 *
 *     {
 *       "format": "folioscope-record", "version": 1,
 *       "as_of": "2026-11-20",                    dates are YYYY-MM-DD
 *       "publisher": "Cedar Grove School", "school": "...", "class": "Maple Room",
 *       "language": "en",
 *       "term": {"id", "name", "starts", "ends"},
 *       "learner": {"id", "name", "called", "grade", "languages": ["es"]},
 *       "scales": [{"id", "name", "mastery": 3, "levels": [{"value": 1, "name", "means"}]}],
 *       "frameworks": [{"id", "title", "kind", "source", "scale", "method",
 *         "competencies": [{"id", "title", "statement",
 *           "demonstrated": 2, "working_on": 1, "up_next": 1, "all": 5,
 *           "targets": [{"id", "text", "standards": [], "status": "demonstrated",
 *                        "level": {"value", "name"}, "result": 2.65, "why", "last_assessed",
 *                        "ratings": [{"date", "level": 3, "by", "stage", "note", "evidence"}],
 *                        "evidence": ["2026-10-03-bridge"]}]}]}],
 *       "evidence": [{"id", "title", "date", "kind", "partner", "hours": 2.5, "page",
 *                     "files": ["bridge.jpg"]}],
 *       "goals": [{"goal", "target", "status", "set", "due"}],
 *       "credentials": [{"id", "title", "issuer", "requirements": 9, "met": 4}]
 *     }
 *
 * Keys without a value are left out. status: demonstrated, working_on, up_next, later. Numbers are
 * decimals as written or computed, never a percentage. `result` is the method's result with up to
 * 15 decimals; `level` is the level shown for it. Data that the audience may not see is left out:
 * ratings on private evidence have no note and no evidence ID, and the public record has nothing
 * below mastery. */
#ifndef VIEW_LEARNER_RECORD_H
#define VIEW_LEARNER_RECORD_H

#include "base/json.h"
#include "view/view.h"

/* Writes one object, as the root or into an open list. */
void view_record(const struct viewer *v, struct json *j);

#endif
