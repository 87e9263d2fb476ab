-- Who is quoted most in articles that name the topic, and in how many outlets.
SELECT coalesce(speaker_name, speaker) AS who,
       count(*) AS claims,
       count_if(kind <> 'indirect') AS quotations,
       count(DISTINCT claims.outlet) AS outlets
FROM claims JOIN articles USING (article)
WHERE contains(lower(articles.text), lower(:topic)) AND speaker IS NOT NULL
GROUP BY who
ORDER BY quotations DESC, claims DESC, who
LIMIT 10
