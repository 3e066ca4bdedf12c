/* xlsx_log_reference.c: libxlsxwriter with constant_memory writing the cells of the log of tests/unit/test_xlsx_log.c, and nothing
 * else of it: no table, names, widths, frozen heads, conditional formats, or print set-up.
 *
 *     xlsx_log_reference ROWS OUT.xlsx */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

static void write_row(lxw_worksheet *sheet, lxw_row_t at, unsigned long row,
                      lxw_format *const *formats) {
    static const char *const schools[] = {"Cedar Grove School", "Harbor School",
                                          "North Middle School"};
    static const char *const by[] = {"teacher", "learner", "peer", "expert"};
    static const char *const levels[] = {"◔ Beginning", "◑ Developing", "✔ Proficient",
                                         "★ Extending"};
    char learner[64], code[64];
    snprintf(learner, sizeof learner, "Learner %lu", row / 25);
    snprintf(code, sizeof code, "CORE.%lu.%lu", row % 6 + 1, row / 6 % 5 + 1);
    worksheet_write_string(sheet, at, 0, schools[row % 3], formats[0]);
    worksheet_write_string(sheet, at, 1, learner, formats[0]);
    worksheet_write_number(sheet, at, 2, (double)(45569 + row % 280),
                           formats[1]); /* from 4 October 2024 */
    worksheet_write_string(sheet, at, 3, code, formats[0]);
    worksheet_write_string(sheet, at, 4, levels[row * 7 % 4], formats[2]);
    worksheet_write_string(sheet, at, 5, by[row / 3 % 4], formats[0]);
}

int main(int count, char **argument) {
    static const char *const heads[] = {"School", "Learner", "Date", "Code", "Level", "Rated by"};
    if (count < 3) return 2;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argument[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Ratings log");
    lxw_format *formats[3];
    for (int i = 0; i < 3; i++) {
        formats[i] = workbook_add_format(book);
        format_set_bottom(formats[i], LXW_BORDER_THIN);
    }
    format_set_num_format(formats[1], "yyyy-mm-dd");
    worksheet_write_string(sheet, 0, 0, "All ratings", formats[0]);
    for (lxw_col_t i = 0; i < 6; i++) worksheet_write_string(sheet, 2, i, heads[i], formats[0]);
    for (unsigned long i = 0, n = strtoul(argument[1], NULL, 10); i < n; i++)
        write_row(sheet, (lxw_row_t)i + 3, i, formats);
    return workbook_close(book) != LXW_NO_ERROR;
}
