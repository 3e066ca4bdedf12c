# Separates C into code and comments, line by line. strip(line) returns the code, without comments and without
# the text between quotes, so that other checks see code alone. It also sets `comment`, the text of the comments
# on the line, and `opens`, 1 if a comment begins on it. Functions only: a program adds "{ print strip($0) }" or
# uses the results.
function strip(line,    out, c, two, i, n) {
    out = comment = ""
    opens = 0
    n = length(line)
    for (i = 1; i <= n; i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++ }
            else comment = comment c
        } else if (quote != "") {
            if (c == "\\") i++
            else if (c == quote) { quote = ""; out = out c }
        } else if (two == "/*") {
            in_comment = opens = 1
            comment = comment " "
            i++
        } else if (two == "//") {
            opens = 1
            comment = comment " " substr(line, i + 2)
            break
        } else {
            if (c == "\"" || c == "'") quote = c
            out = out c
        }
    }
    if (substr(line, n, 1) != "\\") quote = ""
    return out
}
FNR == 1 { in_comment = 0; quote = "" }
