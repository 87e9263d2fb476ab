-- Figures that two outlets give differently: of one kind and unit, not far apart, in paragraphs that share many words, in
-- articles of the same days about the same names; and neither article has the other's figure as well.
WITH names AS (
    SELECT article, collect_set(name) AS names FROM entities
    WHERE kind IN ('person', 'organization', 'place') GROUP BY article
),
figures AS (
    SELECT amounts.*, names, array_distinct(filter(split(lower(paragraph), '[^\\p{L}]+'), word -> length(word) > 1)) AS words
    FROM amounts JOIN names USING (article)
    WHERE low = high
),
told AS (SELECT article, collect_set(struct(unit, low)) AS told FROM figures GROUP BY article),
pairs AS (
    SELECT one.published, one.unit,
           one.outlet, one.text, one.paragraph,
           other.outlet AS other_outlet, other.text AS other_text, other.paragraph AS other_paragraph,
           size(array_intersect(one.words, other.words)) / least(size(one.words), size(other.words)) AS alike
    FROM figures AS one
    JOIN figures AS other ON one.kind = other.kind AND one.unit <=> other.unit AND one.low <> other.low
        AND one.outlet < other.outlet AND abs(datediff(one.published, other.published)) <= 2
        AND other.low BETWEEN one.low / 2 AND one.low * 2
        AND size(array_intersect(one.names, other.names)) >= 2
    JOIN told AS told_one ON told_one.article = one.article AND NOT array_contains(told_one.told, struct(other.unit, other.low))
    JOIN told AS told_other ON told_other.article = other.article AND NOT array_contains(told_other.told, struct(one.unit, one.low))
)
SELECT published, unit, outlet, text, other_outlet, other_text, round(alike, 2) AS alike, paragraph, other_paragraph
FROM pairs
WHERE alike >= 0.4
ORDER BY alike DESC, published, text
