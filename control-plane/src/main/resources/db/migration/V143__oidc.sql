-- People who sign in elsewhere (OpenID Connect): one account for each of them, known by who vouches for
-- them and what they are called there for ever, never by their name.
ALTER TABLE account ADD COLUMN subject text UNIQUE; -- issuer and subject, a blank between; NULL for ours
