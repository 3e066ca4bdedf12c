# Prints C with the same lines, but without comments and without what stands between quotes, so that other
# checks see code alone. Functions only: a program adds "{ print strip($0) }" or uses the result.
function strip(line,    out, c, two, i, n) {
    out = ""
    n = length(line)
    for (i = 1; i <= n; i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++ }
        } else if (quote != "") {
            if (c == "\\") i++
            else if (c == quote) { quote = ""; out = out c }
        } else if (two == "/*") {
            in_comment = 1
            i++
        } else if (two == "//") {
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
