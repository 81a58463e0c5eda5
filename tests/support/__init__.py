"""What several tests share: small lexicons, real servers, real browsers."""
