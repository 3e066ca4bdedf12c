/* learner_record.h: a comprehensive learner record as JSON: what is demonstrated, by which evidence, and how that was judged.
 *
 *     {
 *       "format": "folioscope-record", "version": 1,
 *       "as_of": "2026-11-20",                    dates are YYYY-MM-DD
 *       "publisher": "Cedar Grove School", "school": "...", "class": "Maple Room", "language": "en",
 *       "term": {"id", "name", "starts", "ends"},
 *       "learner": {"id", "name", "called", "grade", "languages": ["es"]},
 *       "scales": [{"id", "name", "mastery": 3, "levels": [{"value": 1, "name", "means"}]}],
 *       "frameworks": [{"id", "title", "kind", "source", "scale", "method",
 *         "competencies": [{"id", "title", "statement", "demonstrated": 2, "working_on": 1, "up_next": 1, "all": 5,
 *           "targets": [{"id", "text", "standards": [], "status": "demonstrated", "level": {"value", "name"},
 *                        "result": 2.65, "why", "last_assessed",
 *                        "ratings": [{"date", "level": 3, "by", "stage", "note", "evidence"}],
 *                        "evidence": ["2026-10-03-bridge"]}]}]}],
 *       "evidence": [{"id", "title", "date", "kind", "partner", "hours": 2.5, "page", "files": ["bridge.jpg"]}],
 *       "goals": [{"goal", "target", "status", "set", "due"}],
 *       "credentials": [{"id", "title", "issuer", "requirements": 9, "met": 4}]
 *     }
 *
 * A key without a value is left out. status: demonstrated, working_on, up_next, later. Numbers are decimals as they
 * were written or computed, never a percentage. `result` is what the method came to, unrounded to 15 places; `level` the
 * level that is shown for it. What the audience may not see is not in it: evidence that is kept private leaves its ratings
 * without note and id; for the public nothing below mastery is told. */
#ifndef VIEW_LEARNER_RECORD_H
#define VIEW_LEARNER_RECORD_H

#include "base/json.h"
#include "view/view.h"

/* One object, at the root or in a list that is open. */
void view_record(const struct viewer *v, struct json *j);

#endif
