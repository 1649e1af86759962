import type { Vocabulary } from '../../contract/overview.ts'
import type { ReadConnection } from './connection.ts'
import { many } from './statements.ts'

/** More than these nobody reads through; whoever types finds the rest by search. */
const MOST = 200

/** Tags, names of people and of fields that are in use, the most used first: so that one word is written in one way. */
export function vocabulary(db: ReadConnection): Vocabulary {
  return {
    tags: many<Vocabulary['tags'][number]>(
      db,
      `SELECT tag, sum(uses) AS count FROM (
         SELECT tag, count(*) AS uses FROM case_tags GROUP BY tag UNION ALL SELECT tag, count(*) AS uses FROM photo_tags GROUP BY tag
       ) GROUP BY tag ORDER BY count DESC, tag LIMIT :most`,
      { most: MOST },
    ),
    assignees: many<{ assignee: string }>(
      db,
      `SELECT assignee FROM cases WHERE assignee <> '' GROUP BY assignee ORDER BY count(*) DESC, assignee LIMIT :most`,
      { most: MOST },
    ).map(({ assignee }) => assignee),
    fieldNames: many<{ name: string }>(db, 'SELECT name FROM case_fields GROUP BY name ORDER BY count(*) DESC, name LIMIT :most', {
      most: MOST,
    }).map(({ name }) => name),
  }
}
