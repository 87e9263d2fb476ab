-- How claims are put, month by month.
SELECT *
FROM (SELECT month, modality FROM claims WHERE month <> 'undated')
PIVOT (count(*) FOR modality IN (
    'assertion', 'estimate', 'forecast', 'plan', 'hearsay', 'speculation', 'denial', 'opinion', 'question'))
ORDER BY month
