-- How far each projection has read; written by pekko-projection-jdbc in the projection's transaction.
CREATE TABLE pekko_projection_offset_store (
  projection_name varchar(255) NOT NULL,
  projection_key  varchar(255) NOT NULL,
  current_offset  varchar(255) NOT NULL,
  manifest        varchar(4) NOT NULL,
  mergeable       boolean NOT NULL,
  last_updated    bigint NOT NULL,
  PRIMARY KEY (projection_name, projection_key)
);

CREATE TABLE pekko_projection_management (
  projection_name varchar(255) NOT NULL,
  projection_key  varchar(255) NOT NULL,
  paused          boolean NOT NULL,
  last_updated    bigint NOT NULL,
  PRIMARY KEY (projection_name, projection_key)
);
