/* answer.h: the words for yes and no, in files and in cells of tables. */
#ifndef BASE_ANSWER_H
#define BASE_ANSWER_H

enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };

/* "yes", "true", "on"; "no", "false", "off"; in any case of letters. */
enum answer answer_of(const char *text);

#endif
