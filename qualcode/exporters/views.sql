CREATE VIEW participants_by_code AS
-- Participants with a code: all roles together (role is empty), then each role.
-- "participants" are those that the project's counting heads its tables with.
WITH headed AS (
  SELECT f.*, CASE a.counting WHEN 'read' THEN f.participants_read
                              WHEN 'rules' THEN f.participants_rules
                              ELSE f.participants_all END AS participants
  FROM frequencies AS f CROSS JOIN about AS a
  WHERE f.code IS NOT NULL
)
SELECT h.theme, t.theme_label, h.code, c.code_label, h.role, r.role_label,
       h.participants, h.participants_total,
       h.participants || ' of ' || h.participants_total AS n_of_n,
       h.participants_read, h.participants_rules, h.participants_all
FROM headed AS h
JOIN codes AS c ON c.code = h.code
JOIN themes AS t ON t.theme = h.theme
LEFT JOIN roles AS r ON r.role = h.role
ORDER BY c.place, h.role IS NOT NULL, r.rowid;

CREATE VIEW self_raised_by_code AS
-- Participants with a code that no question prompted, and those who only answered one.
WITH said AS (
  SELECT k.code, p.participant, min(k.prompted) AS is_prompted
  FROM claims AS k JOIN passages AS p ON p.passage = k.passage
  WHERE k.counted AND p.participant IS NOT NULL
  GROUP BY k.code, p.participant
)
SELECT c.theme, c.code, c.code_label,
       count(s.participant) AS participants,
       coalesce(sum(NOT s.is_prompted), 0) AS self_raised,
       coalesce(sum(s.is_prompted), 0) AS prompted_only,
       coalesce(sum(NOT s.is_prompted), 0) || ' of ' || count(s.participant) AS n_of_n
FROM codes AS c LEFT JOIN said AS s ON s.code = c.code
GROUP BY c.code ORDER BY c.place;

CREATE VIEW unread_by_code AS
-- Participants' passages that anybody coded or decided, and how many nobody has read.
WITH said AS (
  SELECT k.code, k.state IN ('rules', 'suggested') AS is_unread
  FROM claims AS k JOIN passages AS p ON p.passage = k.passage
  WHERE p.participant IS NOT NULL
)
SELECT c.theme, c.code, c.code_label,
       count(s.code) AS passages,
       count(s.code) - coalesce(sum(s.is_unread), 0) AS decided,
       coalesce(sum(s.is_unread), 0) AS unread,
       coalesce(sum(s.is_unread), 0) || ' of ' || count(s.code) AS n_of_n,
       round(avg(s.is_unread), 3) AS unread_share
FROM codes AS c LEFT JOIN said AS s ON s.code = c.code
GROUP BY c.code ORDER BY c.place;

CREATE VIEW crossings AS
-- Two codes that meet in one participant's passage, most participants first.
WITH said AS (
  SELECT k.passage, p.participant, k.theme, k.code, c.code_label, k.state, c.place
  FROM claims AS k
  JOIN passages AS p ON p.passage = k.passage
  JOIN codes AS c ON c.code = k.code
  WHERE k.counted AND p.participant IS NOT NULL
), met AS (
  SELECT one.theme, one.code, one.code_label,
         other.theme AS other_theme, other.code AS other, other.code_label AS other_label,
         count(DISTINCT one.participant) AS participants,
         count(*) AS passages,
         sum(one.state = 'read' AND other.state = 'read') AS passages_read,
         one.place AS place, other.place AS other_place
  FROM said AS one JOIN said AS other ON other.passage = one.passage AND other.place > one.place
  GROUP BY one.code, other.code
)
SELECT m.theme, m.code, m.code_label, m.other_theme, m.other, m.other_label,
       m.participants, n.participants_total,
       m.participants || ' of ' || n.participants_total AS n_of_n,
       m.passages, m.passages_read
FROM met AS m CROSS JOIN (SELECT count(*) AS participants_total FROM participants) AS n
ORDER BY m.participants DESC, m.passages DESC, m.place, m.other_place;

CREATE VIEW coded_passages AS
-- A row for each code of a passage: accepted by a person, or found by a rule and unread.
SELECT p.passage, p.transcript, p.turn, p.participant, n.pseudonym, p.role, r.role_label,
       k.theme, t.theme_label, k.code, c.code_label, k.state, k.status, k.marks,
       p.question, p.text
FROM claims AS k
JOIN passages AS p ON p.passage = k.passage
JOIN codes AS c ON c.code = k.code
JOIN themes AS t ON t.theme = k.theme
LEFT JOIN participants AS n ON n.participant = p.participant
LEFT JOIN roles AS r ON r.role = p.role
WHERE k.state IN ('read', 'rules')
   OR (k.state = 'suggested' AND EXISTS (
         SELECT 1 FROM codings AS d
         WHERE d.passage = k.passage AND d.code = k.code AND d.source = 'rule'))
ORDER BY p.transcript, p.turn, p.number, c.place;

CREATE VIEW uncoded_passages AS
-- All other passages: nobody accepted a code, and no rule found one that is unread.
SELECT p.passage, p.transcript, p.turn, p.participant, n.pseudonym, p.role, r.role_label,
       p.words, p.question, p.text
FROM passages AS p
LEFT JOIN participants AS n ON n.participant = p.participant
LEFT JOIN roles AS r ON r.role = p.role
WHERE p.passage NOT IN (SELECT passage FROM coded_passages)
ORDER BY p.transcript, p.turn, p.number;
